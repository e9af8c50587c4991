using System.IO.Compression;

using Market.Kernel;

namespace Market.Hosting.Files;

/// <summary>
/// Files inside an office document. An archive is refused, unless it is the sheet, text or slides that office programs embed
/// (behind each chart): that one is checked like the document around it and may embed nothing itself.
/// </summary>
internal static class InnerFiles
{
    /// <summary>Bytes: an embedded document is read into memory.</summary>
    private const long MaxEmbedded = 25 * 1024 * 1024;

    private static readonly string[] Embeddable = ["docx", "xlsx", "pptx"];

    /// <summary>Zip (also empty), 7z, rar, gzip, bzip2, xz, cabinet.</summary>
    private static readonly byte[][] Archives =
    [
        "PK\x03\x04"u8.ToArray(), "PK\x05\x06"u8.ToArray(), [(byte)'7', (byte)'z', 0xBC, 0xAF], "Rar!"u8.ToArray(), [0x1F, 0x8B],
        "BZh"u8.ToArray(), [0xFD, (byte)'7', (byte)'z', (byte)'X'], "MSCF"u8.ToArray(),
    ];

    /// <summary>Names the part of an OLE object that holds a file of any kind, in UTF-16.</summary>
    private static readonly byte[][] Package = [System.Text.Encoding.Unicode.GetBytes("Ole10Native")];

    /// <param name="room">Bytes that may still be unpacked.</param>
    /// <param name="embedded">Whether the archive is itself embedded in another.</param>
    public static Error? Check(ZipArchive archive, ref long room, bool embedded)
    {
        foreach (var entry in archive.Entries)
        {
            if (Check(entry, ref room, embedded) is { } refusal)
                return refusal;
        }

        return null;
    }

    private static Error? Check(ZipArchiveEntry entry, ref long room, bool embedded)
    {
        using var stream = entry.Open();
        var head = new byte[4].AsSpan();
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.SequenceEqual(OfficeContent.OleSignature))
            return Bytes.ContainsAny(stream, Package) ? FileErrors.ActiveContent : null;
        if (!IsArchive(head))
            return null;
        return !embedded && IsEmbeddable(entry) ? CheckDocument(entry, ref room) : FileErrors.InnerArchive;
    }

    private static Error? CheckDocument(ZipArchiveEntry entry, ref long room)
    {
        if (entry.Length > MaxEmbedded)
            return FileErrors.Bomb;
        using var copy = new MemoryStream((int)entry.Length);
        using (var stream = entry.Open())
            stream.CopyTo(copy);
        return OfficeContent.Check(copy, FileNames.ExtensionOf(entry.Name), ref room, embedded: true);
    }

    private static bool IsArchive(ReadOnlySpan<byte> head)
    {
        foreach (var signature in Archives)
        {
            if (head.StartsWith(signature))
                return true;
        }

        return false;
    }

    private static bool IsEmbeddable(ZipArchiveEntry entry) =>
        entry.FullName.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) && Embeddable.Contains(FileNames.ExtensionOf(entry.Name));
}
