using System.Text;
using System.Text.RegularExpressions;

namespace Market.Challenges.Import;

/// <summary>The words around a date: which characters are the same, which words say nothing.</summary>
internal static partial class DateWords
{
    private const int Max = 100;

    /// <summary>Lower case, compatibility forms unfolded (wide digits, typographic spaces), dotted abbreviations closed up.</summary>
    public static string Prepare(string? text)
    {
        var line = ImportedText.Collapse(ImportedText.Compose(text));
        if (line.Length > Max)
            return "?";
        var plain = ImportedText.Collapse(line.Normalize(NormalizationForm.FormKC)).ToLowerInvariant()
            .Replace('–', '-').Replace('—', '-').Replace('−', '-').Replace('‐', '-').Replace('‑', '-');
        return Meridiem().Replace(plain, "${half}m");
    }

    /// <summary>Removes the first match and gives it; the place it stood in becomes a space.</summary>
    public static Match Cut(Regex pattern, ref string left)
    {
        var match = pattern.Match(left);
        if (match.Success)
            left = string.Concat(left.AsSpan(0, match.Index), " ", left.AsSpan(match.Index + match.Length));
        return match;
    }

    public static bool IsFiller(string left) => string.IsNullOrWhiteSpace(Filler().Replace(left, " "));

    [GeneratedRegex(@"(?<half>[ap])\.? ?m(?:\.|\b)")]
    private static partial Regex Meridiem();

    [GeneratedRegex(@"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|at|by|on|of|the|until|till|before|from|starting|opens?|closes?|due|deadline|no later than|time|local)\b|[,;:.@()\[\]|-]")]
    private static partial Regex Filler();
}
