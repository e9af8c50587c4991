using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Market.Hosting.Tests.Files.Cleaning;

/// <summary>Small pictures with whatever a test puts beside what is drawn.</summary>
internal static class PictureSample
{
    public static readonly byte[] Word = Encoding.ASCII.GetBytes(Canary.Word);

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>One grey point.</summary>
    public static byte[] Png(params (string Kind, byte[] Data)[] more) =>
    [
        .. Signature, .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), .. more.SelectMany(each => Chunk(each.Kind, each.Data)),
        .. Chunk("IDAT", Packed([0, 128])), .. Chunk("IEND", []),
    ];

    public static byte[] Packed(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(plain);
        return packed.ToArray();
    }

    /// <param name="more">Segments with their marker, before the frame.</param>
    public static byte[] Jpeg(params (byte Marker, byte[] Data)[] more) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), .. more.SelectMany(each => Segment(each.Marker, each.Data)),
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]), .. Segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
        .. Segment(0xC4, [0, 1, .. new byte[15], 0]), .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x3F, 0xFF, 0x00, 0xFF, 0xD0, 0x3F, 0xFF, 0xD9,
    ];

    /// <summary>EXIF in either order of bytes, with an orientation and a description.</summary>
    public static byte[] Exif(int orientation, bool little)
    {
        var tiff = new byte[38 + Word.Length];
        void Short(int at, int value) => Write(tiff.AsSpan(at, 2), value, little);
        void Long(int at, int value) => Write(tiff.AsSpan(at, 4), value, little);
        tiff[0] = tiff[1] = (byte)(little ? 'I' : 'M');
        Short(2, 42);
        Long(4, 8);
        Short(8, 2);
        Short(10, 0x010E);
        Short(12, 2);
        Long(14, Word.Length);
        Long(18, 38);
        Short(22, 0x0112);
        Short(24, 3);
        Long(26, 1);
        Short(30, orientation);
        Word.CopyTo(tiff, 38);
        return [.. "Exif\0\0"u8, .. tiff];
    }

    public static byte[] Gif(params byte[][] blocks) =>
        [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, .. blocks.SelectMany(block => block), 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B];

    /// <summary>A header only, with its description.</summary>
    public static byte[] Emf()
    {
        var text = Encoding.Unicode.GetBytes(Canary.Word + "\0\0");
        var emf = new byte[108 + text.Length];
        BinaryPrimitives.WriteInt32LittleEndian(emf, 1);
        " EMF"u8.CopyTo(emf.AsSpan(40));
        BinaryPrimitives.WriteInt32LittleEndian(emf.AsSpan(60), text.Length / 2);
        BinaryPrimitives.WriteInt32LittleEndian(emf.AsSpan(64), 108);
        text.CopyTo(emf, 108);
        return emf;
    }

    /// <summary>The boxes of a JPEG 2000, without anything drawn.</summary>
    public static byte[] Jpx(string box) =>
        [.. Box("jP  ", [0x0D, 0x0A, 0x87, 0x0A]), .. Box("ftyp", "jp2 \0\0\0\0jp2 "u8.ToArray()), .. Box(box, Word), .. Box("jp2c", [0xFF, 0x4F, 0xFF, 0xD9])];

    private static byte[] Box(string kind, byte[] data) => [.. BigEndian(data.Length + 8), .. Encoding.ASCII.GetBytes(kind), .. data];

    private static byte[] Chunk(string kind, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(kind), .. data];
        return [.. BigEndian(data.Length), .. body, .. BigEndian((int)~Market.Hosting.Files.Crc32.Continue(uint.MaxValue, body))];
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] BigEndian(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static void Write(Span<byte> to, int value, bool little)
    {
        for (var i = 0; i < to.Length; i++)
            to[little ? i : to.Length - 1 - i] = (byte)(value >> (8 * i));
    }
}
