using System.IO.Compression;

using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Market.Hosting.Files;

/// <summary>
/// Unpacks the tables and the objects of one PDF within bounds, which the library does not have. Only deflate: writers use nothing
/// else for those, and what a page shows is not unpacked here.
/// </summary>
/// <param name="length">Of the file, bytes.</param>
internal sealed class PdfFilters(long length) : IFilterProvider
{
    /// <summary>Bytes. Dictionaries and numbers pack 3 to 8 times, and each takes ten times its bytes once read.</summary>
    private long _room = Math.Clamp(20 * length, 1024 * 1024, 16 * 1024 * 1024);

    /// <summary>Bytes: 300,000 objects.</summary>
    private long _tableRoom = 2 * 1024 * 1024;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bounded(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bounded(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bounded([new FlateFilter()]);

    private IReadOnlyList<IFilter> Bounded(IReadOnlyList<IFilter> filters) =>
        filters.Count > 1 || filters.Any(filter => filter is not FlateFilter) ? throw new NotSupportedException("Not deflate alone") : [.. filters.Select(filter => new Flate(this, filter))];

    /// <summary>Unpacks to nowhere first.</summary>
    private static void Count(ReadOnlySpan<byte> packed, ref long room)
    {
        using var stream = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        var buffer = new byte[32 * 1024];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if ((room -= read) < 0)
                throw new TooMuchException();
        }
    }

    private sealed class Flate(PdfFilters within, IFilter filter) : IFilter
    {
        public bool IsSupported => true;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            Count(input.Span, ref streamDictionary.TryGet(NameToken.Type, out NameToken type) && type.Data == "XRef" ? ref within._tableRoom : ref within._room);
            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }

    /// <summary>The objects of this file unpack to more than anyone needs.</summary>
    public sealed class TooMuchException : Exception;
}
