using System.Buffers.Binary;
using System.Text;

namespace Market.Hosting.Files.Cleaning;

/// <summary>Keeps the chunks of a PNG that draw it (PNG 3rd edition, 11; also of animations); text, times, EXIF and profiles with names go.</summary>
internal static class PngCleaner
{
    private const int SignatureSize = 8;

    private static readonly HashSet<string> Kept =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "cICP", "sBIT", "bKGD", "hIST", "pHYs", "acTL", "fcTL", "fdAT"];

    /// <exception cref="UncleanableException">It does not hold together.</exception>
    public static byte[] Clean(ReadOnlySpan<byte> picture, CleaningRun run)
    {
        using var cleaned = new MemoryStream(picture.Length);
        cleaned.Write(picture[..SignatureSize]);
        for (var rest = picture[SignatureSize..]; ;)
        {
            if (rest.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length > rest.Length - 12)
                throw new UncleanableException(Uncleanable.Damaged);
            var (kind, size) = (Encoding.Latin1.GetString(rest.Slice(4, 4)), (int)length + 12);
            if (Kept.Contains(kind))
                cleaned.Write(rest[..size]);
            else
                run.Found(FileTrace.PictureData);
            rest = rest[size..];
            if (kind != "IEND")
                continue;
            if (!rest.IsEmpty)
                run.Found(FileTrace.Leftovers);
            return cleaned.ToArray();
        }
    }
}
