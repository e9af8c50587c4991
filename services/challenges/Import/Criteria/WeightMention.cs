using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

internal enum WeightUnit
{
    Percent,
    Points,
}

/// <summary>A name with the weight a line gives it, and the place of that line: its number in the text and its list depth.</summary>
internal sealed partial record WeightMention(string Name, decimal Value, WeightUnit Unit, int Line, int Depth)
{
    private const int NameMax = 200;
    private const int ExplainedMin = 100;

    /// <summary>Null when, without numbering and punctuation, no name is left or the value cannot be a weight.</summary>
    public static WeightMention? Of(string name, string value, WeightUnit unit, int line, int depth)
    {
        var clean = Shortened(OtherWeight().Replace(Numbering().Replace(name, ""), "")).Trim(' ', '-', '–', '—', ':', ',', ';', '.', '(', '*', '|', '●', '•', '▪', '·', '"');
        return clean.Any(char.IsLetter) && decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1_000
            ? new WeightMention(ImportedText.Cut(clean, NameMax), number, unit, line, depth)
            : null;
    }

    // "Readiness: how far is the idea …": the explanation is part of the judging text, the name comes before the colon.
    private static string Shortened(string name) =>
        name.Length > ExplainedMin && name.IndexOf(':') is > 2 and < 60 and var colon ? name[..colon] : name;

    [GeneratedRegex(@" ?\([^()]*\d ?(?:points?|pts?)\b[^()]*\)[ –-]*\z", RegexOptions.IgnoreCase)]
    private static partial Regex OtherWeight();

    [GeneratedRegex(@"\A(?:.{0,60}?\bcriterion ?#?\d+ ?[-–:.)] ?|[●•▪·*o-] +|(?:(?:(?:phase|stage|round|part) (?:\d+|[IVX]+) )?(?:evaluation |judging |scoring |selection )?(?:criterion|criteria) ?#?(?:\d+|[A-Z]|[IVX]+)\b ?[-–:.)]*)|#?\d{1,2}[.)] ?|\(?[a-zA-Z]\) |\([ivx\d]+\) |[ivx]{1,4}[.)] )+ *", RegexOptions.IgnoreCase)]
    private static partial Regex Numbering();
}
