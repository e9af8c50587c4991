using System.Globalization;
using System.Text;

namespace Market.Identity.Domain;

/// <summary>
/// A name that is safe to show and to mail: one line, visible characters, no address in it. Names of strangers end up in other
/// people's notifications, where a link or a reversed text would speak in our voice.
/// </summary>
internal static class PlainName
{
    /// <summary>The name trimmed, in Unicode form C and with single spaces; null when it is empty, too long or not plain.</summary>
    public static string? Clean(string? input, int longest)
    {
        var text = Normalize(input);
        if (text is null || text.Length == 0 || text.Length > longest || text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase))
            return null;
        return text.EnumerateRunes().All(IsVisible) ? text : null;
    }

    /// <summary>Any text as one line, without what nobody can see.</summary>
    public static string Line(string? input) =>
        Normalize(string.Concat((input ?? "").EnumerateRunes().Select(rune => IsVisible(rune) ? rune.ToString() : " "))) ?? "";

    /// <summary>What a search compares: lower case without diacritics.</summary>
    public static string ForSearch(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormD).EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark);
        return string.Concat(plain.Select(rune => rune.ToString())).ToLowerInvariant();
    }

    private static string? Normalize(string? input)
    {
        try
        {
            var text = (input ?? "").Normalize(NormalizationForm.FormC);
            return string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair.
            return null;
        }
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
