using System.Globalization;
using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>The clock time in a text; <c>NextDay</c> is set for 24:00.</summary>
internal readonly partial record struct TimePart(TimeOnly? Clock, bool NextDay, bool Error, IReadOnlyList<string> Adjustments)
{
    private static readonly TimePart None = new(null, false, false, []);
    private static readonly TimePart Wrong = new(null, false, true, []);

    public static TimePart Take(ref string left)
    {
        if (DateWords.Cut(Noon(), ref left).Success)
            return None with { Clock = new TimeOnly(12, 0) };
        if (DateWords.Cut(Midnight(), ref left).Success)
            return None with { Clock = TimeOnly.MinValue };
        if (DateWords.Cut(TwelveHours(), ref left) is { Success: true } twelve)
            return Of(twelve, twelve.Groups["half"].Value);
        return DateWords.Cut(TwentyFourHours(), ref left) is { Success: true } whole ? Of(whole, "") : None;
    }

    private static TimePart Of(Match match, string half)
    {
        var (hour, minute, second) = (Number(match, "h"), Number(match, "min"), Number(match, "sec"));
        if (minute > 59 || second > 59)
            return Wrong;
        if (half.Length == 0 && hour == 24 && minute == 0 && second == 0)
            return new TimePart(TimeOnly.MinValue, true, false, []);
        if (hour > 23 || (half == "a" && hour > 12))
            return Wrong;
        // "17:00 PM" can only mean 17:00; the half of the day is said twice.
        string[] adjustments = half == "p" && (hour > 12 || hour == 0) ? ["import.date-hour-said-twice"] : [];
        var hours = (half, hour) switch
        {
            ("a", 12) => 0,
            ("p", < 12) when hour > 0 => hour + 12,
            ("p", 0) => 12,
            _ => hour,
        };
        return new TimePart(new TimeOnly(hours, minute, second), false, false, adjustments);
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } digits ? int.Parse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\b(?:12(?::00)? ?)?noon\b")]
    private static partial Regex Noon();

    [GeneratedRegex(@"\b(?:12(?::00)? ?)?midnight\b")]
    private static partial Regex Midnight();

    [GeneratedRegex(@"(?<![\d/:.-])(?<h>\d{1,2})(?:(?: ?[:.;] ?)?(?<min>\d{2})(?: ?: ?(?<sec>\d{2})(?:[.,]\d{1,9})?)?)? ?(?<half>[ap])m\b")]
    private static partial Regex TwelveHours();

    [GeneratedRegex(@"(?<![\d/:.-])(?<h>\d{1,2}):(?<min>\d{2})(?::(?<sec>\d{2})(?:[.,]\d{1,9})?)?(?!\d)|(?<=\d{8}t)(?<h>\d\d)(?<min>\d\d)(?<sec>\d\d)?(?!\d)")]
    private static partial Regex TwentyFourHours();
}
