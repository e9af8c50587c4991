using System.Globalization;
using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>Values that both generations of notices write the same way.</summary>
internal static partial class NoticeValues
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    private static readonly Dictionary<string, string> ThreeLetters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NLD"] = "nl", ["FRA"] = "fr", ["ENG"] = "en", ["DEU"] = "de", ["SPA"] = "es", ["ITA"] = "it", ["POR"] = "pt", ["POL"] = "pl",
        ["DAN"] = "da", ["SWE"] = "sv", ["FIN"] = "fi", ["CES"] = "cs", ["SLK"] = "sk", ["SLV"] = "sl", ["HUN"] = "hu", ["RON"] = "ro",
        ["BUL"] = "bg", ["ELL"] = "el", ["EST"] = "et", ["LAV"] = "lv", ["LIT"] = "lt", ["HRV"] = "hr", ["MLT"] = "mt", ["GLE"] = "ga",
    };

    /// <summary>Two lower-case letters, or empty.</summary>
    public static string Language(string code)
    {
        var text = code.Trim();
        if (ThreeLetters.TryGetValue(text, out var two))
            return two;
        return text.Length == 2 && text.All(char.IsAsciiLetter) ? text.ToLowerInvariant() : "";
    }

    public static IReadOnlyList<string> Cpv(IEnumerable<string> codes) =>
        [.. codes.Select(c => CpvCode().Match(c).Groups["code"].Value).Where(c => c.Length > 0).Distinct().Take(50)];

    public static IReadOnlyList<string> Nuts(IEnumerable<string> codes) =>
        [.. codes.Select(c => c.ToUpperInvariant()).Where(c => NutsCode().IsMatch(c)).Distinct().Take(50)];

    /// <summary>A day (<c>2022-08-01</c>, <c>20220801</c>, with or without offset) and a time; a day without a time ends at 23:59.</summary>
    public static DateTimeOffset? Deadline(string day, string time, string field, List<ImportNote> notes)
    {
        var text = $"{day} {time}".Trim();
        if (text.Length == 0)
        {
            notes.Add(ImportNote.Skipped("import.date-missing", field));
            return null;
        }
        var match = DayAndTime().Match(text);
        if (!match.Success || !DateOnly.TryParseExact($"{match.Groups["y"]}{match.Groups["m"]}{match.Groups["d"]}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Unread(text, field, notes);
        var hasTime = match.Groups["h"].Success;
        if (!hasTime)
            notes.Add(ImportNote.Adjusted("import.date-time-missing", field, ("text", text), ("assumed", "23:59")));
        if (!TimeOnly.TryParseExact(hasTime ? $"{match.Groups["h"].Value.PadLeft(2, '0')}:{match.Groups["min"]}" : "23:59", "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
            return Unread(text, field, notes);
        var local = date.ToDateTime(clock);
        var offset = match.Groups["zone"];
        if (offset.Success)
            return new DateTimeOffset(local, offset.Value == "Z" ? TimeSpan.Zero : Signed(offset.Value));
        return new ZonePart(null, Brussels, false).At(local, field, notes);
    }

    /// <summary>Hundredths, or null with a note.</summary>
    public static long? Cents(string amount, string field, List<ImportNote> notes)
    {
        if (amount.Length == 0)
            return null;
        var plain = amount.Replace(" ", "", StringComparison.Ordinal);
        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= MoneyText.MaxCents / 100m)
            return (long)decimal.Round(value * 100m, MidpointRounding.ToEven);
        notes.Add(ImportNote.Skipped("import.amount-unreadable", field, ("text", amount)));
        return null;
    }

    public static string Currency(string code) => code.Length == 3 && code.All(char.IsAsciiLetterUpper) ? code : "EUR";

    private static DateTimeOffset? Unread(string text, string field, List<ImportNote> notes)
    {
        notes.Add(ImportNote.Skipped("import.date-unreadable", field, ("text", text)));
        return null;
    }

    private static TimeSpan Signed(string text)
    {
        var span = TimeSpan.ParseExact(text[1..], @"hh\:mm", CultureInfo.InvariantCulture);
        return text[0] == '-' ? -span : span;
    }

    [GeneratedRegex(@"(?<!\d)(?<code>\d{8})(?:-\d)?(?!\d)")]
    private static partial Regex CpvCode();

    [GeneratedRegex(@"\A[A-Z]{2}[A-Z0-9]{0,3}\z")]
    private static partial Regex NutsCode();

    // eForms repeat the offset after the day and after the time.
    [GeneratedRegex(@"\A(?<y>\d{4})-?(?<m>\d\d)-?(?<d>\d\d)(?:(?<zone>Z|[+-](?:0\d|1[0-3]):[0-5]\d))?(?:[T ]+(?<h>\d{1,2}):(?<min>\d\d)(?::\d\d(?:\.\d+)?)?(?:(?<zone>Z|[+-](?:0\d|1[0-3]):[0-5]\d))?)?\z")]
    private static partial Regex DayAndTime();
}
