using System.IO.Compression;

using Market.Kernel;

namespace Market.Hosting.Files;

/// <summary>Whether an archive can be unpacked safely by whoever opens it: names, number, sizes and what is really inside.</summary>
internal static class ZipStructure
{
    private const int MaxEntries = 1000;

    /// <summary>Bytes.</summary>
    private const long MaxUnpacked = 200 * 1024 * 1024;

    private const int MaxRatio = 100;

    /// <summary>Bytes below which the ratio says nothing: a page of spaces packs very well.</summary>
    private const int RatioFrom = 256 * 1024;

    private const int UnixFileType = 0xF000;
    private const int UnixLink = 0xA000;

    public static Error? Check(ZipArchive archive, string extension)
    {
        var entries = archive.Entries;
        if (entries.Count > MaxEntries || entries.Sum(entry => entry.Length) > MaxUnpacked || entries.Any(IsPackedTooWell))
            return FileErrors.Bomb;
        if (entries.Any(entry => entry.IsEncrypted))
            return FileErrors.Encrypted;
        var unique = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (!entries.All(entry => IsSafeName(entry.FullName) && unique.Add(entry.FullName) && !IsLink(entry)))
            return FileErrors.ContentMismatch(extension);
        return entries.All(HoldsWhatItSays) ? null : FileErrors.Bomb;
    }

    private static bool IsPackedTooWell(ZipArchiveEntry entry) =>
        entry.Length > RatioFrom && entry.Length / Math.Max(1, entry.CompressedLength) > MaxRatio;

    private static bool IsSafeName(string name) =>
        name.Length is > 0 and <= 260 && !name.Contains('\\') && !name.Contains(':') && !name.StartsWith('/') && !name.Contains('\0')
        && !name.Split('/').Contains("..");

    private static bool IsLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & UnixFileType) == UnixLink;

    /// <summary>The runtime stops reading at the declared size, so a header that lies shows only in the checksum.</summary>
    private static bool HoldsWhatItSays(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var buffer = new byte[32 * 1024];
        var crc = uint.MaxValue;
        var length = 0L;
        for (int read; (read = stream.Read(buffer)) > 0; length += read)
            crc = Crc32.Continue(crc, buffer.AsSpan(0, read));
        return length == entry.Length && ~crc == entry.Crc32;
    }
}
