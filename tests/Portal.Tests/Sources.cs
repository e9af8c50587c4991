namespace Market.Portal.Tests;

/// <summary>The source text of the market, for rules that bind what is written.</summary>
internal static class Sources
{
    /// <summary>Folder of the portal.</summary>
    public static readonly string Portal = Find();

    /// <summary>All source files under a folder with one of the endings, without what a build wrote.</summary>
    public static IReadOnlyList<string> Of(string folder, params string[] endings) =>
    [
        .. Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Where(file => endings.Contains(Path.GetExtension(file)) && !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Select(File.ReadAllText),
    ];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "services", "portal")))
                return Path.Combine(folder.FullName, "services", "portal");
        }

        throw new InvalidOperationException("The portal's sources are not above the test");
    }
}
