namespace Market.Local;

/// <summary>The folder with everything that a market on this machine keeps. A marker file tells it from any other folder.</summary>
internal static class DataFolder
{
    private const string Marker = ".flanders-issn-market";
    private const string Lock = ".running";

    /// <summary>Makes sure that the folder is there; also beside a market that runs in it.</summary>
    public static void Prepare(LocalOptions options)
    {
        Directory.CreateDirectory(options.DataFolder);
        File.WriteAllText(Path.Combine(options.DataFolder, Marker), "Data of a Flanders ISSN Market. --reset deletes this folder.\n");
    }

    /// <summary>Takes the folder for one running market, emptied when <see cref="LocalOptions.Reset"/> asks so, until the answer is disposed of or the process ends.</summary>
    /// <exception cref="DataFolderException">Another market runs in it, or a reset was asked of a folder that holds something else.</exception>
    public static IDisposable Hold(LocalOptions options)
    {
        var folder = new DirectoryInfo(options.DataFolder);
        if (options.Reset && folder.Exists && !IsOurs(folder))
            throw new DataFolderException($"{folder.FullName} is not the data folder of a market; --reset leaves it alone");
        folder.Create();
        var held = Take(Path.Combine(folder.FullName, Lock), folder);
        if (options.Reset)
            Empty(folder);
        Prepare(options);
        return held;
    }

    /// <summary>Whether a market keeps its data there.</summary>
    public static bool Exists(LocalOptions options) => File.Exists(Path.Combine(options.DataFolder, Marker));

    private static bool IsOurs(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, Marker)) || !folder.EnumerateFileSystemInfos().Any();

    private static FileStream Take(string path, DirectoryInfo folder)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new DataFolderException($"A market already runs on {folder.FullName}. Stop it, or choose another folder: dotnet run --project deploy/local -- --data DIR");
        }
    }

    private static void Empty(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().Where(file => file.Name != Lock))
            file.Delete();
        foreach (var inner in folder.EnumerateDirectories())
            inner.Delete(recursive: true);
    }
}

/// <summary>The data folder cannot be used; the message tells the person at the keyboard why and what to do.</summary>
internal sealed class DataFolderException(string message) : Exception(message);
