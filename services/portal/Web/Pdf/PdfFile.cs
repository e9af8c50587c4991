using System.Globalization;
using System.Text;

namespace Market.Portal.Web.Pdf;

/// <summary>Writes pages as a PDF file (ISO 32000-1, version 1.7): objects, a table of where each begins, a trailer.</summary>
internal static class PdfFile
{
    private const int Catalog = 1, Tree = 2, Information = 3, Regular = 4, Bold = 5, First = 6;

    public static byte[] Of(PdfPages pages, string title, string language)
    {
        List<string> objects =
        [
            $"<< /Type /Catalog /Pages {Tree} 0 R /Lang ({language}) /ViewerPreferences << /DisplayDocTitle true >> >>",
            $"<< /Type /Pages /Count {pages.Pages.Count} /Kids [{string.Join(' ', pages.Pages.Select((_, i) => $"{First + (2 * i)} 0 R"))}] >>",
            $"<< /Title <{Convert.ToHexString([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(title)])}> /Producer (Flanders ISSN Market) >>",
            Font(PdfFont.Regular),
            Font(PdfFont.Bold),
        ];
        foreach (var (page, i) in pages.Pages.Select((page, i) => (page, i)))
        {
            objects.Add($"<< /Type /Page /Parent {Tree} 0 R /MediaBox [0 0 {PdfPages.Width} {PdfPages.Height}] /Contents {First + (2 * i) + 1} 0 R "
                + $"/Resources << /Font << /{PdfFont.Regular.Key} {Regular} 0 R /{PdfFont.Bold.Key} {Bold} 0 R >> >> >>");
            objects.Add($"<< /Length {page.Drawn.Length} >>\nstream\n{page.Drawn}endstream");
        }

        return Encoding.ASCII.GetBytes(Written(objects));
    }

    private static string Font(PdfFont font) => $"<< /Type /Font /Subtype /Type1 /BaseFont /{font.Name} /Encoding /WinAnsiEncoding >>";

    private static string Written(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        var starts = new List<int>();
        foreach (var (content, i) in objects.Select((content, i) => (content, i)))
        {
            starts.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{content}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var start in starts)
            file.Append(CultureInfo.InvariantCulture, $"{start:0000000000} 00000 n \n");
        return file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root {Catalog} 0 R /Info {Information} 0 R >>\nstartxref\n{table}\n%%EOF\n").ToString();
    }
}
