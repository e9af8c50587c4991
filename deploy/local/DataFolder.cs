namespace Market.Local;

/// <summary>The folder with everything that a market on this machine keeps. A marker file tells it from any other folder.</summary>
internal static class DataFolder
{
    private const string Marker = ".flanders-issn-market";

    /// <exception cref="InvalidOperationException">A reset was asked of a folder that holds something else.</exception>
    public static void Prepare(LocalOptions options)
    {
        var folder = new DirectoryInfo(options.DataFolder);
        if (options.Reset && folder.Exists)
            Empty(folder);
        folder.Create();
        File.WriteAllText(Path.Combine(folder.FullName, Marker), "Data of a Flanders ISSN Market. --reset deletes this folder.\n");
    }

    private static void Empty(DirectoryInfo folder)
    {
        var isOurs = File.Exists(Path.Combine(folder.FullName, Marker));
        if (!isOurs && folder.EnumerateFileSystemInfos().Any())
            throw new InvalidOperationException($"{folder.FullName} is not the data folder of a market; --reset leaves it alone");
        folder.Delete(recursive: true);
    }
}
