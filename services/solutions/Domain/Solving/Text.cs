namespace Market.Solutions.Domain.Solving;

/// <summary>Tidies what people type, so that it cannot mislead a reader or break a mail header.</summary>
internal static class Text
{
    /// <summary>One line: every control character and every kind of white space is a space, and nothing turns the writing direction.</summary>
    public static string OneLine(string? text) =>
        string.Join(' ', string.Concat((text ?? "").Where(c => !TurnsDirection(c)).Select(c => char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Lines end in LF; other control characters are dropped.</summary>
    public static string Lines(string? text) =>
        string.Concat((text ?? "").ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || (!char.IsControl(c) && !TurnsDirection(c)))).Trim();

    private static bool TurnsDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
