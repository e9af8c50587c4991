using System.IO.Compression;
using System.Xml;

using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Market.Hosting.Files;

/// <summary>
/// Whether a file says who made it: in its properties, or beside comments and tracked changes. Who hands it in wants to know
/// when readers must not. Not everything is looked at: neither the camera's notes in a photo nor embedded documents.
/// </summary>
internal static class FileAuthors
{
    /// <summary>Elements of OOXML (ECMA-376 part 1, 22.2 and part 2, 11), ODF (1.3 part 3, 4.3), of comments in sheets, and of XMP.</summary>
    private static readonly HashSet<string> Elements = ["creator", "lastModifiedBy", "Company", "Manager", "initial-creator", "printed-by", "author"];

    private static readonly string[] PdfEntries = ["Author", "Company", "Manager"];

    private static readonly byte[][] InPictures = ["tEXtAuthor\0"u8.ToArray(), "iTXtAuthor\0"u8.ToArray(), "<dc:creator"u8.ToArray()];

    /// <param name="content">Of an acceptable file (see <see cref="FileTypes"/>); left anywhere.</param>
    public static bool AreNamed(string extension, Stream content)
    {
        content.Position = 0;
        return extension switch
        {
            "pdf" => InPdf(content),
            "docx" or "xlsx" or "pptx" or "odt" => InOffice(content),
            "png" or "jpg" or "jpeg" => Bytes.ContainsAny(content, InPictures),
            _ => false,
        };
    }

    private static bool InOffice(Stream content)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        return archive.Entries.Where(OfficeContent.IsXml).Any(entry =>
        {
            using var stream = entry.Open();
            return InXml(stream);
        });
    }

    private static bool InPdf(Stream content)
    {
        try
        {
            using var pdf = PdfObjects.Open(content);
            var information = pdf.Information.DocumentInformationDictionary;
            return PdfEntries.Any(entry => information?.TryGet(NameToken.Create(entry), out var value) == true && !IsBlank(value))
                || (pdf.TryGetXmpMetadata(out var xmp) && InXmp(xmp));
        }
        // What cannot be read tells nothing; the file itself was found sound before.
        catch (Exception)
        {
            return false;
        }
    }

    private static bool IsBlank(IToken value) => value switch
    {
        StringToken text => string.IsNullOrWhiteSpace(text.Data),
        HexToken text => string.IsNullOrWhiteSpace(text.Data),
        _ => false,
    };

    private static bool InXmp(XmpMetadata xmp)
    {
        using var stream = new MemoryStream(xmp.GetXmlBytes().ToArray());
        return InXml(stream);
    }

    /// <summary>An element with a name in it, at any depth (XMP lists creators), or an attribute <c>author</c> that is not empty.</summary>
    private static bool InXml(Stream stream)
    {
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var within = int.MaxValue;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && HasAuthor(xml))
                return true;
            if (xml.NodeType == XmlNodeType.Text && xml.Depth > within && !string.IsNullOrWhiteSpace(xml.Value))
                return true;
            if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == within)
                within = int.MaxValue;
            if (xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false } && within == int.MaxValue && Elements.Contains(xml.LocalName))
                within = xml.Depth;
        }

        return false;
    }

    private static bool HasAuthor(XmlReader xml)
    {
        var found = false;
        while (!found && xml.MoveToNextAttribute())
            found = xml.LocalName == "author" && !string.IsNullOrWhiteSpace(xml.Value);
        xml.MoveToElement();
        return found;
    }
}
