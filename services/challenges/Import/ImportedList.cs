using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>Splits lists that the source writes as one text.</summary>
internal static partial class ImportedList
{
    private const int Most = 60;

    /// <summary>Kinds of challenge: split at semicolons, and at commas that start one of the source's own kinds.</summary>
    public static IReadOnlyList<string> Types(IEnumerable<string> texts) => Distinct(texts.SelectMany(t => TypeBreak().Split(Line(t))));

    /// <summary>Partners: split at semicolons when there are any, else at commas outside brackets.</summary>
    public static IReadOnlyList<string> Partners(IEnumerable<string> texts) =>
        Distinct(texts.Select(Line).SelectMany(t => t.Contains(';') ? t.Split(';') : PartnerBreak().Split(t)));

    private static string Line(string text) => ImportedText.Cut(ImportedText.OneLine(text), 5_000);

    private static IReadOnlyList<string> Distinct(IEnumerable<string> texts) =>
    [
        .. texts.Select(t => LeadingAnd().Replace(t.Trim(), "").Trim(' ', ',', ';'))
            .Where(t => t.Length > 0)
            .Select(t => ImportedText.Cut(t, ImportedText.NameMax))
            .DistinctBy(t => t.ToUpperInvariant())
            .Take(Most),
    ];

    [GeneratedRegex(@";|, ?(?=(?:software|ideas|ideation|scientific|creative|tech(?:nology)? demo|business|nominations|analytics)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex TypeBreak();

    [GeneratedRegex(@",(?! ?(?:inc|llc|ltd|l\.l\.c|ph\.?d|usa|co|corp)\b)(?![^()]*\))", RegexOptions.IgnoreCase)]
    private static partial Regex PartnerBreak();

    [GeneratedRegex(@"\A(?:and|&) ", RegexOptions.IgnoreCase)]
    private static partial Regex LeadingAnd();
}
