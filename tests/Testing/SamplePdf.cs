using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Market.Testing;

/// <summary>Small PDFs of one empty page that a reader opens, with whatever a test puts into them.</summary>
public static class SamplePdf
{
    private const string Page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>";
    private const string Pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";

    /// <param name="inCatalog">Entries of the catalog.</param>
    /// <param name="inTrailer">Entries of the trailer.</param>
    /// <param name="more">Objects from number 4 on.</param>
    public static byte[] Of(string inCatalog = "", string inTrailer = "", params string[] more)
    {
        var pdf = new StringBuilder("%PDF-1.7\n");
        var offsets = Append(pdf, [Catalog(inCatalog), Pages, Page, .. more]);
        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R {inTrailer} >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    /// <summary>With a compressed object, number 5, and a compressed table as writers since PDF 1.5 make them.</summary>
    /// <param name="filler">Bytes of spaces after the object, to make the stream large.</param>
    public static byte[] Packed(string compressedObject, int filler = 0)
    {
        var pdf = new StringBuilder("%PDF-1.7\n");
        var objects = "5 0 " + compressedObject + new string(' ', filler);
        var offsets = Append(pdf, [Catalog("/Extra 5 0 R"), Pages, Page, Stream("/Type /ObjStm /N 1 /First 4", Encoding.Latin1.GetBytes(objects))]);
        var table = pdf.Length;
        byte[] rows = [0, 0, 0, 0, 0, .. offsets.SelectMany(offset => Row(1, offset, 0)), .. Row(2, 4, 0), .. Row(1, table, 0)];
        pdf.Append(CultureInfo.InvariantCulture, $"6 0 obj\n{Stream("/Type /XRef /Size 7 /W [1 3 1] /Root 1 0 R", rows)}\nendobj\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    private static string Catalog(string more) => $"<< /Type /Catalog /Pages 2 0 R {more} >>";

    private static byte[] Row(byte kind, int value, byte index) => [kind, (byte)(value >> 16), (byte)(value >> 8), (byte)value, index];

    private static List<int> Append(StringBuilder pdf, IEnumerable<string> objects)
    {
        var offsets = new List<int>();
        foreach (var content in objects)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{content}\nendobj\n");
        }

        return offsets;
    }

    private static string Stream(string entries, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(content);
        return $"<< {entries} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream";
    }
}
