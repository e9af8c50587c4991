namespace Market.Testing;

/// <summary>How much is tried. With <c>CI=true</c> everything, which takes minutes more; elsewhere enough to see that a change broke something.</summary>
public static class Effort
{
    private const int OneIn = 7;

    public static readonly bool IsWhole = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>All of them, or one in seven.</summary>
    public static IEnumerable<T> Sample<T>(this IEnumerable<T> all) => IsWhole ? all : all.Where((_, i) => i % OneIn == 0);

    /// <summary>Skips what only a whole run tries.</summary>
    public static void RequireWhole(string why) => Assert.SkipUnless(IsWhole, $"Only with CI=true: {why}");
}
