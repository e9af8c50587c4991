using System.Globalization;
using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>The day in a text: its date, or the code that says why there is none.</summary>
internal readonly partial record struct DatePart(DateOnly? Day, string? Error, IReadOnlyList<string> Adjustments)
{
    private const int FirstYear = 1990;
    private const int LastYear = 2100;
    private const string Months = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    private static readonly string[] MonthStarts = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static DatePart Take(ref string left)
    {
        foreach (var pattern in (Regex[])[YearFirst(), Compact(), MonthDayYear(), DayMonthYear(), YearMonthDay(), Numeric()])
        {
            if (DateWords.Cut(pattern, ref left) is { Success: true } match)
                return Of(match);
        }
        return Fails(WithoutYear().IsMatch(left) ? "import.date-incomplete" : "import.date-unreadable");
    }

    private static DatePart Of(Match match)
    {
        var yearText = match.Groups["y"].Value;
        var adjustments = new List<string>();
        var year = Number(yearText);
        if (yearText.Length == 2)
        {
            year += 2000;
            adjustments.Add("import.date-two-digit-year");
        }
        if (yearText.Length is not (2 or 4) || year is < FirstYear or > LastYear)
            return Fails("import.date-year-invalid");
        var (month, day) = (MonthOf(match.Groups["m"].Value), Number(match.Groups["d"].Value));
        if (month > 12 && day <= 12 && match.Groups["numeric"].Success)
        {
            (month, day) = (day, month);
            adjustments.Add("import.date-day-first");
        }
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DatePart(new DateOnly(year, month, day), null, adjustments)
            : Fails("import.date-not-in-calendar");
    }

    private static DatePart Fails(string code) => new(null, code, []);

    private static int MonthOf(string text) =>
        char.IsDigit(text[0]) ? Number(text) : Array.IndexOf(MonthStarts, text[..3]) + 1;

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?<y>\d{4})(?<s>[-/.\\])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})(?!\d)t?")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d\d)(?<m>\d\d)(?<d>\d\d)(?!\d)t?")]
    private static partial Regex Compact();

    [GeneratedRegex($@"\b(?<m>{Months})\b\.?[ -]*(?<d>\d{{1,2}})(?:st|nd|rd|th)?[ ,-]+(?<y>\d{{2,6}})(?![\d:])")]
    private static partial Regex MonthDayYear();

    [GeneratedRegex($@"(?<!\d)(?<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]*(?<m>{Months})\b\.?[ ,-]*(?<y>\d{{2,6}})(?![\d:])")]
    private static partial Regex DayMonthYear();

    [GeneratedRegex($@"(?<!\d)(?<y>\d{{4}})[ ,-]+(?<m>{Months})\b\.?[ -]*(?<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)")]
    private static partial Regex YearMonthDay();

    [GeneratedRegex(@"(?<![\d/.-])(?<numeric>(?<m>\d{1,2}) ?(?<s>[-/.\\]) ?(?<d>\d{1,2}) ?\k<s> ?(?<y>\d{2,6}))(?![\d:])")]
    private static partial Regex Numeric();

    [GeneratedRegex($@"(?<!\d)\d{{1,2}}[-/.]\d{{1,4}}(?!\d)|\b(?:{Months})\b|(?<!\d)(?:19|20)\d\d(?!\d)")]
    private static partial Regex WithoutYear();
}
