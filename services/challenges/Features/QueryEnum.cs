namespace Market.Challenges.Features;

/// <summary>Reads a filter from the query string: a name as JSON writes it, never a number.</summary>
internal static class QueryEnum
{
    /// <param name="value">Null when the text is empty.</param>
    public static bool TryRead<T>(string? text, out T? value) where T : struct, Enum
    {
        value = null;
        if (string.IsNullOrEmpty(text))
            return true;
        if (!char.IsLetter(text[0]) || text.Contains(',') || !Enum.TryParse<T>(text, ignoreCase: true, out var parsed))
            return false;
        value = parsed;
        return true;
    }

    /// <summary>As JSON writes it.</summary>
    public static string Name<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
