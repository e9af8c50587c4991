namespace Market.Challenges.Domain;

/// <summary>The regions a challenge can be about: NUTS 2024 codes of Belgium to level 2 (provinces), its neighbours and the union.</summary>
internal static class Regions
{
    /// <summary>Stored as bits by place in this list: append only.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "BE", "BE1", "BE2", "BE21", "BE22", "BE23", "BE24", "BE25", "BE3", "BE31", "BE32", "BE33", "BE34", "BE35", "EU", "NL", "FR", "DE", "LU",
    ];

    /// <summary>The code as kept, or null when unknown. Brussels is one area at levels 1 and 2; finer codes count as their province.</summary>
    public static string? Normalize(string? code)
    {
        var text = (code ?? "").Trim().ToUpperInvariant();
        if (text.StartsWith("BE1", StringComparison.Ordinal))
            return "BE1";
        if (text.Length > 4)
            text = text[..4];
        if (All.Contains(text))
            return text;
        return text.Length > 2 && All.Contains(text[..2]) && text[..2] != "BE" ? text[..2] : null;
    }

    public static long BitsOf(IEnumerable<string> codes) => codes.Aggregate(0L, (bits, code) => bits | (1L << IndexOf(code)));

    /// <summary>The region and what lies in it: BE2 finds Flanders and each of its provinces.</summary>
    public static long BitsWithin(string code) => BitsOf(All.Where(inner => inner.StartsWith(code, StringComparison.Ordinal)));

    public static IReadOnlyList<string> ToList(long bits) => [.. All.Where((_, index) => (bits & (1L << index)) != 0)];

    private static int IndexOf(string code)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == code)
                return i;
        }

        throw new ArgumentOutOfRangeException(nameof(code), code, "Not a region");
    }
}
