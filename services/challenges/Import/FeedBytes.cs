using System.Text;
using System.Text.Unicode;

namespace Market.Challenges.Import;

/// <summary>The bytes of a feed as UTF-8, whatever byte order mark it starts with.</summary>
internal static class FeedBytes
{
    /// <summary>Reads at most <paramref name="max"/> bytes; <c>Cut</c> tells that there were more.</summary>
    public static (byte[] Bytes, bool Cut) Read(Stream source, int max)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81_920];
        while (all.Length <= max && source.Read(buffer, 0, buffer.Length) is > 0 and var count)
            all.Write(buffer, 0, count);
        return all.Length <= max ? (AsUtf8(all.ToArray()), false) : (AsUtf8(all.GetBuffer()[..max]), true);
    }

    private static byte[] AsUtf8(byte[] file)
    {
        var start = file.AsSpan();
        if (start.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(start[2..]));
        if (start.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(start[2..]));
        var body = start.StartsWith(Encoding.UTF8.Preamble) ? file[3..] : file;
        return Utf8.IsValid(body) ? body : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body));
    }
}
