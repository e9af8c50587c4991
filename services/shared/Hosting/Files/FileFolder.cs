using System.Security.Cryptography;

using Market.Kernel;

namespace Market.Hosting.Files;

/// <param name="Key">Where it is kept: random, so that it says nothing.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="NamesAuthor">Its properties, comments or tracked changes say who made it.</param>
public sealed record ReceivedFile(string Key, string Name, string ContentType, long Size, string Sha256, bool NamesAuthor);

/// <summary>Keeps uploaded files in one folder, each under a random name without extension.</summary>
public sealed class FileFolder
{
    private readonly string _path;

    /// <param name="path">Made when it is not there.</param>
    public FileFolder(string path) => _path = Directory.CreateDirectory(path).FullName;

    /// <summary>Takes in a file when its name, size and content are acceptable (see <see cref="FileTypes"/>); it is on disk when this returns.</summary>
    /// <param name="limit">Bytes.</param>
    public async Task<Result<ReceivedFile>> ReceiveAsync(string name, Stream content, long limit, CancellationToken cancel)
    {
        var key = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var part = PathOf(key) + ".part";
        try
        {
            var received = await ReceiveAsync(key, part, name, content, limit, cancel);
            if (!received.Failed)
                File.Move(part, PathOf(key));
            return received;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public Stream Open(string key) => new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true);

    /// <summary>Nothing happens when it is gone already.</summary>
    public void Delete(string key) => File.Delete(PathOf(key));

    /// <summary>Deletes what a crash left behind: half received files, and files that belong to nothing. Gives how many.</summary>
    /// <param name="before">Younger files stay: they may still get their row.</param>
    /// <param name="kept">Keys of the files that belong to something.</param>
    public int Sweep(DateTimeOffset before, IReadOnlySet<string> kept)
    {
        var orphans = new DirectoryInfo(_path).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before.UtcDateTime && !kept.Contains(file.Name)).ToList();
        orphans.ForEach(file => file.Delete());
        return orphans.Count;
    }

    private static async Task<Result<ReceivedFile>> ReceiveAsync(string key, string part, string name, Stream content, long limit, CancellationToken cancel)
    {
        await using var file = new FileStream(part, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, useAsync: true);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
        {
            if (file.Length + read > limit)
                return FileErrors.TooLarge(limit);
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        await file.FlushAsync(cancel);
        file.Flush(flushToDisk: true);
        var size = file.Length;
        var type = FileTypes.Check(name, file);
        return type.Failed
            ? Result<ReceivedFile>.From(type)
            : new ReceivedFile(key, FileNames.Check(name).Value, type.Value.ContentType, size, Convert.ToHexStringLower(hash.GetHashAndReset()), FileAuthors.AreNamed(type.Value.Extension, file));
    }

    private string PathOf(string key) =>
        key.Length == 32 && key.All(char.IsAsciiHexDigitLower) ? Path.Combine(_path, key) : throw new ArgumentException("Not a key", nameof(key));
}
