namespace Market.Hosting.Files.Cleaning;

/// <summary>Keeps the blocks of a GIF that draw it and how often it repeats (GIF89a, 15 to 27); comments, texts and data of programs go.</summary>
internal static class GifCleaner
{
    /// <exception cref="UncleanableException">It does not hold together.</exception>
    public static byte[] Clean(ReadOnlySpan<byte> picture, CleaningRun run)
    {
        if (picture.Length < 13)
            throw new UncleanableException(Uncleanable.Damaged);
        using var cleaned = new MemoryStream(picture.Length);
        var at = 13 + TableSize(picture[10]);
        cleaned.Write(Slice(picture, 0, at));
        while (at < picture.Length && picture[at] != 0x3B)
        {
            var end = EndOf(picture, at);
            if (IsKept(picture[at..]))
                cleaned.Write(Slice(picture, at, end));
            else
                run.Found(FileTrace.PictureData);
            at = end;
        }

        cleaned.WriteByte(0x3B);
        if (at + 1 < picture.Length)
            run.Found(FileTrace.Leftovers);
        return cleaned.ToArray();
    }

    /// <summary>Bytes of the colour table that a packed field announces.</summary>
    private static int TableSize(byte packed) => (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);

    private static bool IsKept(ReadOnlySpan<byte> block) => block is [0x2C, ..] or [0x21, 0xF9, ..]
        || (block is [0x21, 0xFF, 11, ..] && block.Length > 14 && block.Slice(3, 11).SequenceEqual("NETSCAPE2.0"u8));

    /// <summary>Past the sub-blocks of a picture or an extension.</summary>
    private static int EndOf(ReadOnlySpan<byte> picture, int at)
    {
        var next = picture[at] switch
        {
            0x2C when at + 9 < picture.Length => at + 11 + TableSize(picture[at + 9]),
            0x21 => at + 2,
            _ => throw new UncleanableException(Uncleanable.Damaged),
        };
        while (next < picture.Length && picture[next] != 0)
            next += picture[next] + 1;
        return next + 1;
    }

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> picture, int from, int to) =>
        to <= picture.Length ? picture[from..to] : throw new UncleanableException(Uncleanable.Damaged);
}
