using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;

namespace Market.Challenges.Import;

/// <summary>Makes text from outside safe to store and show: composed (NFC), without control, bidirectional or invisible characters.</summary>
public static class ImportedText
{
    public const int TitleMax = 300;
    public const int TaglineMax = 1_000;
    public const int NameMax = 300;
    public const int IdMax = 100;
    public const int UrlMax = 2_000;
    public const int SectionMax = 200_000;

    private static readonly HtmlParser Parser = new();

    /// <summary>One line of plain text: entities decoded, tags dropped, white space collapsed.</summary>
    internal static string OneLine(string? text)
    {
        var composed = Compose(text);
        if (composed.Length <= SectionMax && (composed.Contains('<') || composed.Contains('&')))
            composed = ImportedHtml.IsTooDeep(composed) ? composed : Compose(Parser.ParseDocument(composed).Body?.TextContent);
        return Collapse(composed);
    }

    /// <summary>At most <paramref name="max"/> UTF-16 units, ending in an ellipsis when shortened; never splits a character.</summary>
    internal static string Cut(string text, int max)
    {
        if (text.Length <= max)
            return text;
        var end = max - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd() + "…";
    }

    /// <summary>Drops what must never be stored (NUL, lone surrogates, overrides of direction, zero-width characters).</summary>
    internal static string Compose(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' or '\r' || !IsForbidden(rune))
                kept.Append(rune.ToString());
        }
        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Runs of any white space, including no-break and typographic spaces, become one space.</summary>
    internal static string Collapse(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }
        return line.ToString().TrimEnd();
    }

    // Enumerating runes turns a lone surrogate into U+FFFD, so that one stays visible as "something was here".
    private static bool IsForbidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Surrogate
        || rune.Value is (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2069) or 0xFEFF or 0xAD;
}
