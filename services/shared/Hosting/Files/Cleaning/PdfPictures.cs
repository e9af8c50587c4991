using System.IO.Compression;

using UglyToad.PdfPig;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Market.Hosting.Files.Cleaning;

/// <summary>Pictures in a PDF that are files of their own, with all that a camera writes into them; others are bare points.</summary>
internal static class PdfPictures
{
    /// <summary>Bytes, of one picture.</summary>
    private const int Room = 64 * 1024 * 1024;

    /// <exception cref="UncleanableException">It is packed in a way in which no writer packs it.</exception>
    public static StreamToken Clean(StreamToken picture, PdfDocument pdf, CleaningRun run)
    {
        IReadOnlyList<string> filters = Resolve(picture.StreamDictionary, "Filter", pdf) switch
        {
            NameToken name => [name.Data],
            ArrayToken array => [.. array.Data.OfType<NameToken>().Select(name => name.Data)],
            _ => [],
        };
        if (filters is not [.., "DCTDecode" or "DCT" or "JPXDecode"])
            return picture;
        var data = filters.SkipLast(1).Aggregate(picture.Data.ToArray(), Unpack);
        var cleaned = filters[^1] == "JPXDecode" ? JpxCleaner.Clean(data, run) : JpegCleaner.Clean(Trimmed(data), run);
        return filters.Count == 1
            ? new StreamToken(picture.StreamDictionary, cleaned)
            : new StreamToken(picture.StreamDictionary.Without("DecodeParms").With(NameToken.Filter, NameToken.Create(filters[^1])), cleaned);
    }

    private static byte[] Unpack(byte[] data, string filter) => filter switch
    {
        "FlateDecode" or "Fl" => Inflate(data),
        "ASCII85Decode" or "A85" => new Ascii85Filter().Decode(data, DictionaryToken.Empty, DefaultFilterProvider.Instance, 0).ToArray(),
        "ASCIIHexDecode" or "AHx" => new AsciiHexDecodeFilter().Decode(data, DictionaryToken.Empty, DefaultFilterProvider.Instance, 0).ToArray(),
        _ => throw new UncleanableException(Uncleanable.UnknownInside),
    };

    private static byte[] Inflate(byte[] data)
    {
        using var packed = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = packed.Read(buffer)) > 0;)
        {
            if (plain.Length + read > Room)
                throw new UncleanableException(Uncleanable.TooMuch);
            plain.Write(buffer, 0, read);
        }

        return plain.ToArray();
    }

    /// <summary>Some writers put a line end before the picture.</summary>
    private static ReadOnlySpan<byte> Trimmed(byte[] data)
    {
        var start = data.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8]);
        return start < 0 ? throw new UncleanableException(Uncleanable.Damaged) : data.AsSpan(start);
    }

    private static IToken? Resolve(DictionaryToken dictionary, string key, PdfDocument pdf) =>
        !dictionary.Data.TryGetValue(key, out var value) ? null : value is IndirectReferenceToken reference ? pdf.Structure.GetObject(reference.Data)?.Data : value;
}
