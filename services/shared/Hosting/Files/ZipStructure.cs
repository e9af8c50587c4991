using System.Buffers.Binary;
using System.IO.Compression;

using Market.Kernel;

namespace Market.Hosting.Files;

/// <summary>Whether an archive can be unpacked safely by whoever opens it: names, number, sizes and what is really inside.</summary>
internal static class ZipStructure
{
    private const int MaxEntries = 1000;

    /// <summary>Bytes, of an archive with what is embedded in it.</summary>
    public const long MaxUnpacked = 200 * 1024 * 1024;

    /// <summary>Bytes: enough for <see cref="MaxEntries"/> with long names.</summary>
    private const int MaxDirectory = 1024 * 1024;

    private const int MaxRatio = 100;

    /// <summary>Bytes below which the ratio says nothing: a page of spaces packs very well.</summary>
    private const int RatioFrom = 256 * 1024;

    private const int UnixFileType = 0xF000;
    private const int UnixLink = 0xA000;

    /// <summary>Judges an archive by its end record alone: opening it would make an object of each of its entries first.</summary>
    /// <param name="end">The last 22 bytes of the file, an end record without comment.</param>
    /// <param name="length">Of the file, bytes.</param>
    public static Error? CheckDirectory(ReadOnlySpan<byte> end, long length, string extension)
    {
        var entries = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        // Counts everything up to the end record, because the reader follows the entries and not the size that is stated.
        var directory = length - end.Length - BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if (entries > MaxEntries || directory > MaxDirectory)
            return FileErrors.Bomb;
        // Other disk numbers send the reader to a second, larger kind of end record.
        return BinaryPrimitives.ReadUInt32LittleEndian(end[4..]) != 0 || directory < 0 ? FileErrors.ContentMismatch(extension) : null;
    }

    /// <param name="room">Bytes that may still be unpacked; less what this archive holds when this returns.</param>
    public static Error? Check(ZipArchive archive, string extension, ref long room)
    {
        var entries = archive.Entries;
        var limit = room;
        // One by one first: what headers say may add up to more than a number can hold.
        if (entries.Count > MaxEntries || entries.Any(entry => entry.Length > limit || IsPackedTooWell(entry)) || (room -= entries.Sum(entry => entry.Length)) < 0)
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
