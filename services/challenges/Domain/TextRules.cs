using System.Text;

using Market.Kernel;

namespace Market.Challenges.Domain;

/// <summary>How typed text is kept: without what nobody can see, without space around it, empty as null.</summary>
internal static class TextRules
{
    /// <summary>One line: line breaks become spaces.</summary>
    public static string? Line(string? text) => NullIfEmpty(string.Join(' ', Visible(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Paragraphs, separated by one blank line.</summary>
    public static string? Paragraphs(string? text)
    {
        var lines = Visible(text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n').Select(line => line.TrimEnd());
        var kept = new StringBuilder();
        var blank = 0;
        foreach (var line in lines)
        {
            blank = line.Length == 0 ? blank + 1 : 0;
            if (blank <= 1)
                kept.Append(line).Append('\n');
        }

        return NullIfEmpty(kept.ToString().Trim());
    }

    public static LocalizedText Lines(LocalizedText? text) => new(Line(text?.Nl), Line(text?.En), Line(text?.Fr));

    public static LocalizedText Paragraphs(LocalizedText? text) => new(Paragraphs(text?.Nl), Paragraphs(text?.En), Paragraphs(text?.Fr));

    /// <summary>A refusal for each language in which the text is too long.</summary>
    public static IEnumerable<Error> TooLong(LocalizedText text, string field, int max) => LocalizedText.Languages
        .Where(language => text.In(language)?.Length > max)
        .Select(language => ChallengeErrors.TooLong($"{field}.{language}", max));

    private static string Visible(string? text) => string.IsNullOrEmpty(text) ? "" : string.Concat(text.Where(IsKept));

    /// <summary>Drops control characters and what turns the writing direction or hides: a title must not read differently from what it is.</summary>
    private static bool IsKept(char c) =>
        c is '\n' or '\r' or '\t' || !(char.IsControl(c) || c is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\u061C' or '\uFEFF');

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
