namespace Market.Local.Tests.Architecture;

/// <summary>A file of the product, with forward slashes and relative to the repository.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>Every C#, Razor and project file of the product, without tests and without what the build makes.</summary>
    public static IReadOnlyList<SourceFile> OfProduct()
    {
        var root = Root();
        return new[] { "services", "gateway", "deploy" }
            .SelectMany(folder => Directory.EnumerateFiles(System.IO.Path.Combine(root, folder), "*.*", SearchOption.AllDirectories))
            .Select(file => System.IO.Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Where(path => System.IO.Path.GetExtension(path) is ".cs" or ".razor" or ".csproj" or ".json")
            .Select(path => new SourceFile(path, File.ReadAllText(System.IO.Path.Combine(root, path))))
            .ToList();
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Flanders.Issn.Market.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The solution file is above no folder of this test");
        return folder.FullName;
    }
}
