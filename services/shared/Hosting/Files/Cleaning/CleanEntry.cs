using System.IO.Compression;

namespace Market.Hosting.Files.Cleaning;

/// <summary>Copies one part of an archive under the same name, cleaned, and with a time that says nothing.</summary>
internal static class CleanEntry
{
    /// <summary>Bytes, of what is read into memory.</summary>
    private const long Room = 64 * 1024 * 1024;

    /// <summary>The earliest that an archive can state.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Xml(ZipArchiveEntry entry, ZipArchive to, XmlRules rules, CleaningRun run)
    {
        using var original = entry.Open();
        using var copy = Create(to, entry.FullName).Open();
        XmlCopy.Write(original, copy, rules, run);
    }

    public static void Bytes(ZipArchiveEntry entry, ZipArchive to, Func<byte[], byte[]> clean, CleaningRun run, bool packed = true)
    {
        run.GoOn();
        if (entry.Length > Room)
            throw new UncleanableException(Uncleanable.TooMuch);
        using var original = entry.Open();
        using var content = new MemoryStream();
        original.CopyTo(content);
        using var copy = Create(to, entry.FullName, packed).Open();
        copy.Write(clean(content.ToArray()));
    }

    /// <exception cref="UncleanableException">It is something else.</exception>
    public static void Picture(ZipArchiveEntry entry, ZipArchive to, CleaningRun run) =>
        Bytes(entry, to, picture => PictureCleaner.Clean(picture, run) ?? throw new UncleanableException(Uncleanable.UnknownInside), run);

    private static ZipArchiveEntry Create(ZipArchive to, string name, bool packed = true)
    {
        var entry = to.CreateEntry(name, packed ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        return entry;
    }
}
