namespace Market.Challenges.Domain;

/// <summary>The readable part of a challenge's address, made unique by the end of its id.</summary>
internal static class Slug
{
    private const int MaxWords = 60;

    public static string Of(string title, Guid id)
    {
        var words = SearchWords.Fold([title]).Replace(' ', '-');
        var ascii = string.Concat(words.Where(char.IsAscii)).Trim('-');
        if (ascii.Length > MaxWords)
            ascii = ascii[..MaxWords].TrimEnd('-');
        var end = id.ToString("N")[^8..];
        return ascii.Length == 0 ? end : $"{ascii}-{end}";
    }
}
