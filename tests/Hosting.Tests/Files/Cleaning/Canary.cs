using System.IO.Compression;
using System.Text;

namespace Market.Hosting.Tests.Files.Cleaning;

/// <summary>A word that stands nowhere else, and a search for it in every form in which a file can hold it.</summary>
internal static class Canary
{
    public const string Word = "Kanarie7391";

    /// <summary>As bytes of one character, of two in either order, written out in hexadecimals or in base 64.</summary>
    private static readonly byte[][] Forms =
    [
        Encoding.ASCII.GetBytes(Word), Encoding.Unicode.GetBytes(Word), Encoding.BigEndianUnicode.GetBytes(Word),
        .. new[] { Encoding.ASCII, Encoding.BigEndianUnicode }.SelectMany(each => new[] { Convert.ToHexString(each.GetBytes(Word)), Convert.ToHexStringLower(each.GetBytes(Word)) }).Select(Encoding.ASCII.GetBytes),
    ];

    /// <summary>Where it is, for a message; null when it is nowhere: not in the bytes, not in an entry of an archive, nor in a stream of a PDF.</summary>
    public static string? Where(byte[] content, string at = "bytes")
    {
        if (Forms.Any(form => content.AsSpan().IndexOf(form) >= 0))
            return at;
        return content.AsSpan().StartsWith("PK"u8) ? InArchive(content, at) : InStreams(content, at);
    }

    private static string? InArchive(byte[] content, string at)
    {
        using var archive = new ZipArchive(new MemoryStream(content));
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var plain = new MemoryStream();
            stream.CopyTo(plain);
            if (Where(plain.ToArray(), $"{at}/{entry.FullName}") is { } found)
                return found;
        }

        return null;
    }

    /// <summary>Any place where something packed with deflate can begin.</summary>
    private static string? InStreams(byte[] content, string at)
    {
        for (var i = 0; i + 2 < content.Length; i++)
        {
            if (content[i] == 0x78 && ((content[i] << 8) | content[i + 1]) % 31 == 0 && Inflate(content.AsSpan(i)) is { Length: > 0 } plain && Where(plain, $"{at}@{i}") is { } found)
                return found;
        }

        return null;
    }

    private static byte[] Inflate(ReadOnlySpan<byte> packed)
    {
        using var stream = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            for (int read; (read = stream.Read(buffer)) > 0;)
                plain.Write(buffer, 0, read);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            // Not packed, or only its beginning.
        }

        return plain.ToArray();
    }
}
