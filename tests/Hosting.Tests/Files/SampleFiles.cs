using System.IO.Compression;
using System.Text;

using Market.Testing;

namespace Market.Hosting.Tests.Files;

/// <summary>Small files of each kind, sound and unsound.</summary>
internal static class SampleFiles
{
    public const string WordType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    public static byte[] Pdf(string inCatalog = "") => SamplePdf.Of(inCatalog);

    public static byte[] Docx(params (string Name, string Text)[] more) => Zip([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<document/>"), .. more]);

    public static byte[] DocxWith(string name, byte[] content) =>
        ZipOf(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", "<document/>"u8.ToArray()), (name, content));

    public static byte[] Xlsx(params (string Name, string Text)[] more) => Zip([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"), .. more]);

    public static byte[] Relations(string type, string target) => Docx(("word/_rels/document.xml.rels",
        $"<Relationships><Relationship Id=\"r1\" Type=\"{WordType}{type}\" Target=\"{target}\" TargetMode=\"External\"/></Relationships>"));

    public static byte[] Zip(params (string Name, string Text)[] entries) => ZipOf([.. entries.Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Text)))]);

    public static byte[] ZipOf(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Png(int width = 1, int height = 1) =>
    [
        0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R',
        .. BigEndian(width), .. BigEndian(height), 8, 2, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82,
    ];

    public static byte[] Jpeg(int width = 1, int height = 1) =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 8, 1, 2, 3, 4, 5, 6,
        0xFF, 0xC0, 0, 11, 8, .. BigEndian(height)[2..], .. BigEndian(width)[2..], 1, 1, 0x11, 0, 0xFF, 0xD9,
    ];

    private static byte[] BigEndian(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
