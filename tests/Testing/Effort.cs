namespace Market.Testing;

/// <summary>How much is tried. With <c>CI=true</c> everything, which takes minutes more; elsewhere enough to see that a change broke something.</summary>
public static class Effort
{
    private const int OneIn = 16;

    public static readonly bool IsWhole = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>All of them, or one in sixteen.</summary>
    public static IEnumerable<T> Sample<T>(this IEnumerable<T> all) => IsWhole ? all : all.Where((_, i) => i % OneIn == 0);

    /// <summary>Skips what only a whole run tries.</summary>
    public static void RequireWhole(string why) => Assert.SkipUnless(IsWhole, $"Only with CI=true: {why}");

    /// <summary>A long test is done on both engines in a whole run, elsewhere on SQLite.</summary>
    public static void SampleEngine(string engine) => Assert.SkipUnless(IsWhole || engine == "sqlite", "Only with CI=true: a long test, done on SQLite");
}
