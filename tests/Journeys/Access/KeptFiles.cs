namespace Market.Journeys.Access;

/// <summary>A rehearsed deletion takes its row back, but not its file: afterwards the files that were there are there again.</summary>
internal sealed class KeptFiles : IDisposable
{
    private readonly Dictionary<string, byte[]> _files;

    public KeptFiles(string folder) => _files = new[] { Path.Combine(folder, "challenges"), Path.Combine(folder, "solutions") }
        .Where(Directory.Exists).SelectMany(kept => Directory.EnumerateFiles(kept, "*", SearchOption.AllDirectories)).ToDictionary(path => path, File.ReadAllBytes);

    public void Dispose()
    {
        foreach (var (path, content) in _files.Where(file => !File.Exists(file.Key)))
            File.WriteAllBytes(path, content);
    }
}
