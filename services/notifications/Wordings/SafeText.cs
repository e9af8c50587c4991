using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Market.Notifications.Wordings;

/// <summary>
/// What others typed, made harmless in a mail of ours: one line, no control, invisible or direction characters, and no address
/// that a mail program would turn into a link. Dots and colons of addresses are put between brackets, which people still read.
/// </summary>
internal static partial class SafeText
{
    public const int LongLine = 1000;
    private const int ShortLine = 200;

    public static string Line(string? text, int length = ShortLine)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var visible = new StringBuilder(Math.Min(text.Length, length));
        foreach (var rune in text.EnumerateRunes().TakeWhile(_ => visible.Length < length))
            visible.Append(IsVisible(rune) ? rune.ToString() : " ");
        var line = Spaces().Replace(visible.ToString(), " ").Trim();
        return DotInAddress().Replace(Scheme().Replace(line, "[:]"), "[.]");
    }

    /// <summary>Formatting characters (zero width, right-to-left override …) and controls become blanks; an unpaired surrogate arrives here as U+FFFD.</summary>
    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse);

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();

    /// <summary>The colon of <c>https://</c>, and of schemes that need no slashes.</summary>
    [GeneratedRegex(@"(?<=\b[a-z][a-z0-9+.-]{1,15}):(?=//)|(?<=\b(?:javascript|vbscript|data|file|mailto|tel)):", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    /// <summary>A dot between letters or digits, followed by at least two letters: a host name or mail address, not a sentence or a number.</summary>
    [GeneratedRegex(@"(?<=[\p{L}\p{N}_-])\.(?=[\p{L}\p{N}-]*\p{L}{2,})")]
    private static partial Regex DotInAddress();
}
