using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Market.Hosting.Files;

/// <param name="Whole">False when it was too much, or a part could not be read.</param>
public sealed record ReadText(string Text, bool Whole);

/// <summary>The words in a file, with the descriptions of its pictures and the targets of its links, to search in; not how they stand on the page.</summary>
public static class FileText
{
    /// <summary>Of a PDF.</summary>
    public const int MaxPages = 100;

    /// <summary>Characters.</summary>
    public const int MaxLength = 2_000_000;

    private static readonly HashSet<string> Breaks = ["p", "si", "c", "row", "tr", "tc", "br", "tab", "cr", "h", "table-cell", "line-break", "Relationship"];

    private static readonly HashSet<string> Told = ["descr", "title"];

    /// <param name="extension">Of an accepted kind, lower case, without the dot.</param>
    /// <param name="content">Can seek; read from its start, left anywhere. Of a clean copy, so that properties are not taken for text.</param>
    public static ReadText Read(string extension, Stream content, CancellationToken cancel)
    {
        content.Position = 0;
        var text = new StringBuilder();
        try
        {
            var whole = extension switch
            {
                "pdf" => ReadPdf(content, text, cancel),
                "docx" or "xlsx" or "pptx" or "odt" => ReadOffice(content, text, cancel),
                "txt" or "csv" => ReadPlain(content, text),
                _ => true,
            };
            return new ReadText(text.ToString(), whole);
        }
        // What is read of a file that breaks off is still worth a search.
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return new ReadText(text.ToString(), false);
        }
    }

    private static bool ReadPdf(Stream content, StringBuilder text, CancellationToken cancel)
    {
        using var pdf = PdfObjects.Open(content);
        for (var number = 1; number <= Math.Min(pdf.NumberOfPages, MaxPages) && text.Length < MaxLength; number++)
        {
            cancel.ThrowIfCancellationRequested();
            var page = pdf.GetPage(number);
            text.AppendJoin(' ', page.GetWords().Select(word => word.Text)).Append('\n');
            foreach (var link in page.GetHyperlinks())
                text.Append(link.Uri).Append('\n');
        }

        return pdf.NumberOfPages <= MaxPages && text.Length < MaxLength;
    }

    private static bool ReadOffice(Stream content, StringBuilder text, CancellationToken cancel)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in archive.Entries.Where(OfficeContent.IsXml))
        {
            using var stream = entry.Open();
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (xml.Read())
            {
                cancel.ThrowIfCancellationRequested();
                Take(xml, text);
                if (text.Length >= MaxLength)
                    return false;
            }
        }

        return true;
    }

    private static void Take(XmlReader xml, StringBuilder text)
    {
        if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            text.Append(xml.Value);
        else if (xml.NodeType is XmlNodeType.EndElement or XmlNodeType.Element && Breaks.Contains(xml.LocalName))
            text.Append('\n');
        if (xml.NodeType == XmlNodeType.Element)
            TakeAttributes(xml, text);
    }

    /// <summary>What is told of a picture, and where a link leads.</summary>
    private static void TakeAttributes(XmlReader xml, StringBuilder text)
    {
        var isLink = xml.LocalName == "Relationship" && string.Equals(xml.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
        while (xml.MoveToNextAttribute())
        {
            if (Told.Contains(xml.LocalName) || (isLink && xml.LocalName == "Target") || (xml.LocalName == "href" && xml.Value.Contains(':', StringComparison.Ordinal)))
                text.Append(xml.Value).Append('\n');
        }

        xml.MoveToElement();
    }

    private static bool ReadPlain(Stream content, StringBuilder text)
    {
        using var reader = new StreamReader(content, Encoding.UTF8, leaveOpen: true);
        var buffer = new char[16 * 1024];
        for (int read; text.Length < MaxLength && (read = reader.Read(buffer)) > 0;)
            text.Append(buffer, 0, read);
        return text.Length < MaxLength;
    }
}
