using System.Buffers.Binary;

namespace Market.Hosting.Files.Cleaning;

/// <summary>Takes out of a picture all that is not needed to draw it; its points stay bit for bit.</summary>
internal static class PictureCleaner
{
    /// <returns>The clean picture; null when it is of a kind that is not known here.</returns>
    public static byte[]? Clean(byte[] picture, CleaningRun run) => picture switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PngCleaner.Clean(picture, run),
        [0xFF, 0xD8, 0xFF, ..] => JpegCleaner.Clean(picture, run),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => GifCleaner.Clean(picture, run),
        // A bitmap has no room for anything, a placeable metafile only for a size.
        [(byte)'B', (byte)'M', ..] or [0xD7, 0xCD, 0xC6, 0x9A, ..] => picture,
        [1, 0, 0, 0, ..] when picture.Length > 88 && picture.AsSpan(40, 4).SequenceEqual(" EMF"u8) => CleanEmf(picture, run),
        _ => null,
    };

    /// <summary>The header of an enhanced metafile names the program and the drawing (MS-EMF 2.3.4.2); blanked, because sizes and places are stated everywhere.</summary>
    private static byte[] CleanEmf(byte[] picture, CleaningRun run)
    {
        var (characters, start) = (BinaryPrimitives.ReadUInt32LittleEndian(picture.AsSpan(60)), BinaryPrimitives.ReadUInt32LittleEndian(picture.AsSpan(64)));
        if (start > picture.Length || characters * 2L > picture.Length - start)
            throw new UncleanableException(Uncleanable.Damaged);
        var cleaned = picture.ToArray();
        var description = cleaned.AsSpan((int)start, (int)characters * 2);
        if (!description.ContainsAnyExcept((byte)0))
            return picture;
        description.Clear();
        run.Found(FileTrace.PictureData);
        return cleaned;
    }
}
