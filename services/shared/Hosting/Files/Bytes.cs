namespace Market.Hosting.Files;

/// <summary>Reading pieces of a file.</summary>
internal static class Bytes
{
    /// <summary>Far enough back to find the end record of any zip archive, whose comment has at most 65,535 bytes.</summary>
    private const int ZipTail = 22 + ushort.MaxValue;

    public static byte[] Head(Stream content, int count)
    {
        content.Position = 0;
        return Read(content, count);
    }

    public static byte[] Tail(Stream content, int count)
    {
        content.Position = Math.Max(0, content.Length - count);
        return Read(content, count);
    }

    /// <summary>Whether the file could also be opened as a zip archive (a polyglot).</summary>
    public static bool EndsAsZip(Stream content) => Tail(content, ZipTail).AsSpan().IndexOf("PK\x05\x06"u8) >= 0;

    /// <summary>Whether any of the words occurs from here on, also across the borders of the pieces that are read.</summary>
    public static bool ContainsAny(Stream content, IReadOnlyList<byte[]> words)
    {
        var overlap = words.Max(word => word.Length) - 1;
        var buffer = new byte[64 * 1024 + overlap];
        var kept = 0;
        for (int read; (read = content.ReadAtLeast(buffer.AsSpan(kept), 1, throwOnEndOfStream: false)) > 0;)
        {
            var piece = buffer.AsSpan(0, kept + read);
            foreach (var word in words)
            {
                if (piece.IndexOf(word) >= 0)
                    return true;
            }

            kept = Math.Min(overlap, piece.Length);
            piece[^kept..].CopyTo(buffer);
        }

        return false;
    }

    private static byte[] Read(Stream content, int count)
    {
        var bytes = new byte[count];
        return bytes[..content.ReadAtLeast(bytes, count, throwOnEndOfStream: false)];
    }
}
