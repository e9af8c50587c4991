using System.Buffers.Binary;

namespace Market.Hosting.Files.Cleaning;

/// <summary>Keeps the segments of a JPEG that draw it (ITU T.81, annex B), and of its EXIF only which side is up.</summary>
internal static class JpegCleaner
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    /// <exception cref="UncleanableException">It does not hold together.</exception>
    public static byte[] Clean(ReadOnlySpan<byte> picture, CleaningRun run)
    {
        using var cleaned = new MemoryStream(picture.Length);
        cleaned.Write(picture[..2]);
        var at = 2;
        while (at < picture.Length)
        {
            var marker = MarkerAt(picture, ref at);
            if (marker == EndOfImage)
                break;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                cleaned.Write([0xFF, marker]);
                continue;
            }

            var segment = SegmentAt(picture, ref at);
            Keep(marker, segment, cleaned, run);
            if (marker == StartOfScan)
                cleaned.Write(ScanAt(picture, ref at));
        }

        cleaned.Write([0xFF, EndOfImage]);
        if (at < picture.Length)
            run.Found(FileTrace.Leftovers);
        return cleaned.ToArray();
    }

    private static byte MarkerAt(ReadOnlySpan<byte> picture, ref int at)
    {
        if (picture[at] != 0xFF)
            throw new UncleanableException(Uncleanable.Damaged);
        while (at < picture.Length && picture[at] == 0xFF)
            at++;
        return at < picture.Length ? picture[at++] : EndOfImage;
    }

    /// <summary>Without its length.</summary>
    private static ReadOnlySpan<byte> SegmentAt(ReadOnlySpan<byte> picture, ref int at)
    {
        if (at + 2 > picture.Length || BinaryPrimitives.ReadUInt16BigEndian(picture[at..]) is var length && (length < 2 || at + length > picture.Length))
            throw new UncleanableException(Uncleanable.Damaged);
        var segment = picture[(at + 2)..(at + length)];
        at += length;
        return segment;
    }

    /// <summary>Up to the next marker that is neither a stuffed byte nor a restart.</summary>
    private static ReadOnlySpan<byte> ScanAt(ReadOnlySpan<byte> picture, ref int at)
    {
        var start = at;
        for (; at < picture.Length; at++)
        {
            if (picture[at] == 0xFF && (at + 1 == picture.Length || picture[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7))))
                break;
        }

        return picture[start..at];
    }

    private static void Keep(byte marker, ReadOnlySpan<byte> segment, MemoryStream cleaned, CleaningRun run)
    {
        if (marker == 0xE0 && segment.Length >= 14 && segment.StartsWith("JFIF\0"u8))
        {
            // Its last two bytes are the size of a thumbnail, which follows.
            Write(cleaned, marker, [.. segment[..12], 0, 0]);
            if (segment.Length > 14)
                run.Found(FileTrace.Thumbnail);
        }
        else if (marker == 0xEE && segment.Length >= 12 && segment.StartsWith("Adobe"u8))
        {
            Write(cleaned, marker, segment[..12]);
        }
        else if (marker is 0xFE or (>= 0xE0 and <= 0xEF))
        {
            ReadOnlySpan<byte> left = marker == 0xE1 && ExifOrientation.Of(segment) is { } orientation ? ExifOrientation.Alone(orientation) : [];
            if (!left.IsEmpty)
                Write(cleaned, marker, left);
            if (!left.SequenceEqual(segment))
                run.Found(FileTrace.PictureData);
        }
        else
        {
            Write(cleaned, marker, segment);
        }
    }

    private static void Write(MemoryStream cleaned, byte marker, ReadOnlySpan<byte> segment)
    {
        var length = segment.Length + 2;
        cleaned.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
        cleaned.Write(segment);
    }
}
