using System.Buffers.Binary;

using Market.Kernel;

namespace Market.Hosting.Files;

/// <summary>An image is complete, of a size that a browser can show, and not also an archive.</summary>
internal static class ImageContent
{
    /// <summary>Pixels a side.</summary>
    private const int MaxSide = 20_000;

    /// <summary>Pixels in all: 100 megapixels take 400 MB when shown.</summary>
    private const long MaxPixels = 100_000_000;

    public static Error? CheckPng(Stream content)
    {
        var head = Bytes.Head(content, 24).AsSpan();
        ReadOnlySpan<byte> signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        ReadOnlySpan<byte> end = [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];
        if (head.Length < 24 || !head.StartsWith(signature) || !head[12..16].SequenceEqual("IHDR"u8) || !Bytes.Tail(content, 12).AsSpan().SequenceEqual(end))
            return FileErrors.ContentMismatch("png");
        return CheckSize(BinaryPrimitives.ReadUInt32BigEndian(head[16..]), BinaryPrimitives.ReadUInt32BigEndian(head[20..]));
    }

    public static Error? CheckJpeg(Stream content, string extension)
    {
        var head = Bytes.Head(content, 3).AsSpan();
        ReadOnlySpan<byte> signature = [0xFF, 0xD8, 0xFF];
        if (!head.SequenceEqual(signature) || Bytes.EndsAsZip(content))
            return FileErrors.ContentMismatch(extension);
        return FindFrame(content) is { } frame ? CheckSize(frame.Width, frame.Height) : FileErrors.ContentMismatch(extension);
    }

    private static Error? CheckSize(uint width, uint height) =>
        width is 0 or > MaxSide || height is 0 or > MaxSide || (long)width * height > MaxPixels ? FileErrors.Bomb : null;

    /// <summary>Walks from marker to marker until the one that states the size.</summary>
    private static (uint Width, uint Height)? FindFrame(Stream content)
    {
        content.Position = 2;
        var segment = new byte[9];
        while (content.ReadAtLeast(segment, 9, throwOnEndOfStream: false) == 9 && segment[0] == 0xFF)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(segment.AsSpan(2));
            if (IsFrame(segment[1]))
                return (BinaryPrimitives.ReadUInt16BigEndian(segment.AsSpan(7)), BinaryPrimitives.ReadUInt16BigEndian(segment.AsSpan(5)));
            if (length < 2)
                return null;
            content.Position += length + 2 - 9;
        }

        return null;
    }

    /// <summary>Start-of-frame markers C0 to CF, of which C4, C8 and CC mean something else (ITU T.81, table B.1).</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
