using Market.Kernel;

namespace Market.Hosting.Files;

/// <summary>Keeps what came in so far of files that are sent in pieces, sealed like the files themselves (see <see cref="PartFile"/>).</summary>
/// <param name="path">Made when it is not there.</param>
public sealed class PartFolder(string path)
{
    /// <summary>What the system says of a file that somebody has open: EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows. Whether it is still there says nothing: who held it may have deleted it since.</summary>
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    private readonly string _path = Directory.CreateDirectory(path).FullName;

    public static string NewKey() => FileKeys.New(seals: true);

    /// <summary>Opens it to bring the next piece; refused while somebody else does. Nothing is on disk before the first piece.</summary>
    /// <param name="total">Bytes once it is whole.</param>
    public Result<IncomingPart> Open(string key, long total)
    {
        try
        {
            return new IncomingPart(new PartFile(FileKeys.PathOf(_path, key), FileKeys.SecretOf(key)!, FileKeys.NameOf(key), total), total);
        }
        catch (IOException held) when (Held.Contains(held.HResult))
        {
            return UploadErrors.Busy;
        }
    }

    /// <summary>Bytes that are here; null while somebody brings more, because then it is not settled.</summary>
    public long? LengthOf(string key, long total)
    {
        try
        {
            return PartFile.LengthOf(FileKeys.PathOf(_path, key), total);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Nothing happens when it is gone already; where a file that is open cannot be deleted, the sweep finds it.</summary>
    public void Delete(string key)
    {
        try
        {
            File.Delete(FileKeys.PathOf(_path, key));
        }
        catch (IOException)
        {
            // Held by who sends to it; without its row nobody has the key any more.
        }
    }

    /// <inheritdoc cref="FileFolder.Sweep"/>
    public int Sweep(DateTimeOffset before, IReadOnlySet<string> kept) => FileKeys.Sweep(_path, before, kept);
}
