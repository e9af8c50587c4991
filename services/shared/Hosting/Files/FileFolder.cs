using System.Security.Cryptography;

using Market.Kernel;

namespace Market.Hosting.Files;

/// <param name="Key">Where it is kept: random, so that it says nothing. In a sealed folder it also holds what opens the file, so it is a secret there.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Scan">Never infected: that is refused.</param>
public sealed record ReceivedFile(string Key, string Name, string ContentType, long Size, string Sha256, ScanVerdict Scan);

/// <summary>
/// Keeps uploaded files in one folder, each under a random name without extension. In a sealed folder each is encrypted while it comes
/// in, with a key of its own, as <see cref="SealedFileWriter"/> says; only who has the <see cref="ReceivedFile.Key"/> can read it.
/// </summary>
public sealed class FileFolder
{
    private readonly string _path;
    private readonly bool _seals;
    private readonly FileScanner? _scanner;

    /// <param name="path">Made when it is not there.</param>
    /// <param name="seals">Whether it is a sealed folder.</param>
    /// <param name="scanner">Asked about each file that is otherwise acceptable.</param>
    public FileFolder(string path, bool seals = false, FileScanner? scanner = null) => (_path, _seals, _scanner) = (Directory.CreateDirectory(path).FullName, seals, scanner);

    /// <summary>The name on disk: the part of a key that is no secret.</summary>
    public static string NameOf(string key) => FileKeys.NameOf(key);

    /// <summary>Takes in a file when its name, size and content are acceptable (see <see cref="FileTypes"/>); it is on disk when this returns.</summary>
    /// <param name="limit">Bytes.</param>
    public async Task<Result<ReceivedFile>> ReceiveAsync(string name, Stream content, long limit, CancellationToken cancel)
    {
        var key = FileKeys.New(_seals);
        var part = PathOf(key) + ".part";
        try
        {
            var received = await ReceiveAsync(key, part, name, content, limit, cancel);
            if (!received.Failed)
                DurableFile.Move(part, PathOf(key));
            return received;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Takes in content that was accepted before, as it is; it is on disk when this returns. Gives its key.</summary>
    public async Task<string> KeepAsync(Stream content, CancellationToken cancel)
    {
        var key = FileKeys.New(_seals);
        var part = PathOf(key) + ".part";
        await using (var file = Create(part))
            await WriteAsync(file, key, content, long.MaxValue, _ => { }, cancel);
        DurableFile.Move(part, PathOf(key));
        return key;
    }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public Stream Open(string key)
    {
        var file = new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true);
        return FileKeys.SecretOf(key) is { } secret ? new SealedFileReader(file, secret, NameOf(key)) : file;
    }

    /// <summary>Nothing happens when it is gone already.</summary>
    public void Delete(string key) => File.Delete(PathOf(key));

    /// <summary>Deletes what a crash left behind: half received files, and files that belong to nothing. Gives how many.</summary>
    /// <param name="before">Younger files stay: they may still get their row.</param>
    /// <param name="kept">Keys of the files that belong to something.</param>
    public int Sweep(DateTimeOffset before, IReadOnlySet<string> kept) => FileKeys.Sweep(_path, before, kept);

    /// <summary>Names on disk of what <see cref="Sweep"/> would delete.</summary>
    public IReadOnlyList<string> Orphans(DateTimeOffset before, IReadOnlySet<string> kept) => FileKeys.Orphans(_path, before, kept);

    /// <summary>What is wrong with a kept file; null when it is there and is what was received.</summary>
    /// <param name="size">Bytes.</param>
    /// <param name="sha256">Lower-case hex.</param>
    public async Task<string?> FaultOfAsync(string key, long size, string sha256, CancellationToken cancel)
    {
        try
        {
            await using var content = Open(key);
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
            return content.Position != size ? "has another size" : hash != sha256 ? "has other content" : null;
        }
        catch (FileNotFoundException)
        {
            return "is not there";
        }
        catch (Exception error) when (error is CryptographicException or IOException or InvalidDataException)
        {
            return "cannot be read";
        }
    }

    private async Task<Result<ReceivedFile>> ReceiveAsync(string key, string part, string name, Stream content, long limit, CancellationToken cancel)
    {
        await using var file = Create(part);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (await WriteAsync(file, key, content, limit, read => hash.AppendData(read.Span), cancel) is not { } size)
            return FileErrors.TooLarge(limit);
        await using Stream plain = FileKeys.SecretOf(key) is { } secret ? new SealedFileReader(file, secret, NameOf(key), leaveOpen: true) : file;
        var type = FileTypes.Check(name, plain);
        if (type.Failed)
            return Result<ReceivedFile>.From(type);
        var verdict = await ScanAsync(plain, cancel);
        if (verdict == ScanVerdict.Infected)
            return FileErrors.Infected;
        return new ReceivedFile(key, FileNames.Check(name).Value, type.Value.ContentType, size, Convert.ToHexStringLower(hash.GetHashAndReset()), verdict);
    }

    private async Task<ScanVerdict> ScanAsync(Stream plain, CancellationToken cancel)
    {
        plain.Position = 0;
        return _scanner is null ? ScanVerdict.NotScanned : await _scanner.ScanAsync(plain, cancel);
    }

    /// <summary>Writes the content to disk; gives its size in bytes, or null when it is over the limit.</summary>
    private static async Task<long?> WriteAsync(FileStream file, string key, Stream content, long limit, Action<ReadOnlyMemory<byte>> seen, CancellationToken cancel)
    {
        using var sealing = FileKeys.SecretOf(key) is { } secret ? new SealedFileWriter(file, secret, NameOf(key)) : null;
        var buffer = new byte[64 * 1024];
        var size = 0L;
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
        {
            if ((size += read) > limit)
                return null;
            seen(buffer.AsMemory(0, read));
            await (sealing?.WriteAsync(buffer.AsMemory(0, read), cancel) ?? file.WriteAsync(buffer.AsMemory(0, read), cancel).AsTask());
        }

        if (sealing is not null)
            await sealing.CompleteAsync(cancel);
        await file.FlushAsync(cancel);
        file.Flush(flushToDisk: true);
        return size;
    }

    private static FileStream Create(string part) => new(part, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, useAsync: true);

    private string PathOf(string key) => FileKeys.PathOf(_path, key);
}
