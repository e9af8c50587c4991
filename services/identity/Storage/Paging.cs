namespace Market.Identity.Storage;

/// <summary>Keeps what people type into an address within what the database should be asked.</summary>
internal static class Paging
{
    public const string LikeEscape = "\\";
    private const int LargestPage = 10_000;
    private const int LargestSize = 100;

    public static (int Number, int Size) Clamp(int number, int size) => (Math.Clamp(number, 1, LargestPage), Math.Clamp(size, 1, LargestSize));

    /// <summary>Text in which the wildcards of LIKE stand for themselves.</summary>
    public static string LiteralLike(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
