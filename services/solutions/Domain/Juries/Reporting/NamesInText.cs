using System.Globalization;

namespace Market.Solutions.Domain.Juries.Reporting;

/// <summary>
/// Which organisations a text names. All that the market knows are looked for, not only who took part: otherwise whoever writes could find out who did by trying names.
/// </summary>
internal static class NamesInText
{
    /// <summary>Shorter ones are words of every language.</summary>
    private const int Shortest = 4;

    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    /// <summary>The names that stand in one of the texts as words of their own, whatever their case and accents.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> names, params IReadOnlyList<string> texts) =>
        [.. names.Where(name => name.Length >= Shortest && texts.Any(text => Stands(name, text))).Distinct().Order(StringComparer.Ordinal)];

    private static bool Stands(string name, string text)
    {
        var compare = CultureInfo.InvariantCulture.CompareInfo;
        for (var from = 0; from < text.Length; from++)
        {
            var at = compare.IndexOf(text.AsSpan(from), name, Loosely, out var length);
            if (at < 0)
                return false;
            from += at;
            if (IsEdge(text, from - 1) && IsEdge(text, from + length))
                return true;
        }

        return false;
    }

    private static bool IsEdge(string text, int index) => index < 0 || index >= text.Length || !char.IsLetterOrDigit(text[index]);
}
