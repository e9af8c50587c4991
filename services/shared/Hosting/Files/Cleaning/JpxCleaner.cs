using System.Buffers.Binary;
using System.Text;

namespace Market.Hosting.Files.Cleaning;

/// <summary>Keeps the boxes of a JPEG 2000 that draw it (ITU T.800, annex I); XML, UUID and rights boxes go.</summary>
internal static class JpxCleaner
{
    private static readonly HashSet<string> Kept = ["jP  ", "ftyp", "jp2h", "jp2c"];

    /// <exception cref="UncleanableException">It does not hold together.</exception>
    public static byte[] Clean(ReadOnlySpan<byte> picture, CleaningRun run)
    {
        // A bare code stream has no boxes.
        if (picture.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x4F]))
            return picture.ToArray();
        using var cleaned = new MemoryStream(picture.Length);
        for (var rest = picture; !rest.IsEmpty;)
        {
            if (rest.Length < 8)
                throw new UncleanableException(Uncleanable.Damaged);
            var size = SizeOf(rest);
            if (size < 8 || size > rest.Length)
                throw new UncleanableException(Uncleanable.Damaged);
            if (Kept.Contains(Encoding.Latin1.GetString(rest.Slice(4, 4))))
                cleaned.Write(rest[..(int)size]);
            else
                run.Found(FileTrace.PictureData);
            rest = rest[(int)size..];
        }

        return cleaned.ToArray();
    }

    /// <summary>0 means up to the end, 1 that the size follows in eight bytes.</summary>
    private static long SizeOf(ReadOnlySpan<byte> box) => BinaryPrimitives.ReadUInt32BigEndian(box) switch
    {
        0 => box.Length,
        1 when box.Length >= 16 => (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(box[8..]), long.MaxValue),
        var size => size,
    };
}
