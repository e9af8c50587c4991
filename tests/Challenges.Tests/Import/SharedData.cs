namespace Market.Challenges.Tests.Import;

/// <summary>The real files that lie next to the repository, or wherever MARKET_SHARED points.</summary>
internal static class SharedData
{
    public const string Missing = "shared/data is not here; set MARKET_SHARED to the folder that holds data/";

    public static string? Find(params string[] path)
    {
        foreach (var root in Roots())
        {
            var file = Path.Combine([root, "data", .. path]);
            if (File.Exists(file))
                return file;
        }
        return null;
    }

    private static IEnumerable<string> Roots()
    {
        if (Environment.GetEnvironmentVariable("MARKET_SHARED") is { Length: > 0 } named)
            yield return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "shared");
    }
}
