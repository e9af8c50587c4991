using System.Buffers.Binary;

namespace Market.Hosting.Files.Cleaning;

/// <summary>Which side of a photo is up (Exif 3.0, 4.6.5.1.6): without it, one taken upright would lie down.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const int EntrySize = 12;

    /// <returns>2 to 8; null when it is upright or is not said.</returns>
    public static byte? Of(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 14 || !segment.StartsWith("Exif\0\0"u8))
            return null;
        var tiff = segment[6..];
        var little = tiff[0] == 'I';
        var directory = (int)Math.Min(little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]), int.MaxValue / 2);
        if (directory + 2 > tiff.Length)
            return null;
        for (int at = directory + 2, left = Short(tiff[directory..], little); left > 0 && at + EntrySize <= tiff.Length; at += EntrySize, left--)
        {
            if (Short(tiff[at..], little) == Tag)
                return Short(tiff[(at + 8)..], little) is >= 2 and <= 8 and var orientation ? (byte)orientation : null;
        }

        return null;
    }

    /// <summary>A segment that says nothing else.</summary>
    public static byte[] Alone(byte orientation) =>
        [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, Tag >> 8, Tag & 0xFF, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];

    private static ushort Short(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
