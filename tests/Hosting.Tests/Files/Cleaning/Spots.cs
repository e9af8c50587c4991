using System.Text;

using Market.Testing;

namespace Market.Hosting.Tests.Files.Cleaning;

/// <summary>A file with the canary in one place where programs write about people and machines.</summary>
/// <param name="Name">The kind, then the place.</param>
internal sealed record Spot(string Name, byte[] Content)
{
    public string Extension => Name.Split(' ')[0];
}

/// <summary>Every place that is known, each in a file of its own.</summary>
internal static class Spots
{
    private const string C = Canary.Word;

    public static readonly IReadOnlyList<Spot> All = [.. Pdf(), .. PicturesInPdf(), .. Docx(), .. WordMarks(), .. Xlsx(), .. Pptx(), .. InOffice(), .. Odt(), .. Pictures()];

    private static IEnumerable<Spot> Pdf()
    {
        string[] properties = ["Author", "Creator", "Producer", "Title", "Keywords", "Company"];
        foreach (var key in properties)
            yield return new Spot($"pdf information {key}", SamplePdf.Of("", "/Info 4 0 R", $"<< /{key} ({C}) >>"));
        yield return new Spot("pdf information in UTF-16", SamplePdf.Of("", "/Info 4 0 R", $"<< /Author <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(C))}> >>"));
        yield return new Spot("pdf identifier", SamplePdf.Of("", $"/ID [<{Convert.ToHexString(Encoding.ASCII.GetBytes(C))}> <00>]"));
        yield return new Spot("pdf XMP", SamplePdf.Of("/Metadata 4 0 R", "", Stream("/Type /Metadata /Subtype /XML", $"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><dc>{C}</dc></x:xmpmeta>")));
        yield return new Spot("pdf XMP packed", SamplePdf.Of("/Metadata 4 0 R", "", Deflated("/Type /Metadata /Subtype /XML", $"<x>{C}</x>")));
        yield return new Spot("pdf private data of programs", SamplePdf.Of($"/PieceInfo << /Word << /Private ({C}) >> >>"));
        yield return new Spot("pdf address of the site", SamplePdf.Of($"/URI << /Base ({C}) >>"));
        yield return new Spot("pdf what nothing refers to", SamplePdf.Of("", "", $"<< /Old ({C}) >>"));
        yield return new Spot("pdf an unknown entry of the catalog", SamplePdf.Of($"/Firma ({C})"));
        yield return new Spot("pdf a remark", WithAnnotation($"/Subtype /Text /Contents ({C})"));
        yield return new Spot("pdf the author of a highlight", WithAnnotation($"/Subtype /Highlight /QuadPoints [0 0 1 0 0 1 1 1] /T ({C}) /NM (1) /M (D:2026)"));
        yield return new Spot("pdf the text of a highlight", WithAnnotation($"/Subtype /Highlight /QuadPoints [0 0 1 0 0 1 1 1] /Contents ({C}) /Subj (x)"));
        yield return new Spot("pdf the author of a text on the page", WithAnnotation($"/Subtype /FreeText /Contents (Zichtbaar) /T ({C})"));
        yield return new Spot("pdf a popup", WithAnnotation($"/Subtype /Popup /Contents ({C})"));
        yield return new Spot("pdf a signature", SamplePdf.Of("/AcroForm << /Fields [4 0 R] >>", "", "<< /FT /Sig /T (a) /V 5 0 R >>", $"<< /Type /Sig /Name ({C}) /Reason ({C}) /ByteRange [0 1 2 3] /Contents <{Convert.ToHexString(Encoding.ASCII.GetBytes(C))}> >>"));
        yield return new Spot("pdf the hint of a form field", SamplePdf.Of("/AcroForm << /Fields [4 0 R] >>", "", $"<< /FT /Tx /T (a) /TU ({C}) >>"));
        yield return new Spot("pdf the file of a figure by TeX", SamplePdf.Of("/Outlines 4 0 R", "", $"<< /Type /Outlines /PTEX.FileName ({C}) >>"));
        yield return new Spot("pdf the maker of a layer", SamplePdf.Of($"/OCProperties << /OCGs [4 0 R] /D << >> >>", "", $"<< /Type /OCG /Name (Laag) /Usage << /CreatorInfo << /Creator ({C}) >> >> >>"));
        yield return new Spot("pdf a link to a file", WithAnnotation($"/Subtype /Link /A << /Type /Action /S /GoToR /F ({C}) >>"));
        yield return new Spot("pdf an earlier version", Updated());
        yield return new Spot("pdf in a packed object", SamplePdf.Packed($"<< /Author ({C}) >>"));
    }

    private static IEnumerable<Spot> PicturesInPdf()
    {
        yield return new Spot("pdf a photo", WithPicture("/Filter /DCTDecode", PictureSample.Jpeg((0xE1, PictureSample.Exif(1, little: true)))));
        yield return new Spot("pdf a photo packed again", WithPicture("/Filter [/FlateDecode /DCTDecode]", PictureSample.Packed(PictureSample.Jpeg((0xFE, PictureSample.Word)))));
        yield return new Spot("pdf a photo in JPEG 2000", WithPicture("/Filter /JPXDecode", PictureSample.Jpx("xml ")));
        yield return new Spot("pdf XMP of a picture", WithPicture("/Filter /DCTDecode /Metadata 6 0 R", PictureSample.Jpeg(), Stream("/Type /Metadata /Subtype /XML", $"<x>{C}</x>")));
    }

    private static IEnumerable<Spot> Docx()
    {
        const string core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
        foreach (var element in new[] { "dc:creator", "cp:lastModifiedBy", "dc:title", "cp:keywords" })
        {
            yield return new Spot($"docx core property {element}", OfficeSample.Docx().With("docProps/core.xml",
                $"<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><{element}>{C}</{element}></cp:coreProperties>", "", core,
                "application/vnd.openxmlformats-package.core-properties+xml").ToBytes());
        }

        yield return Part("docx", "properties under another name", "ergens/anders.xml", $"<a>{C}</a>", "", core);
        yield return Part("docx", "extended properties", "docProps/app.xml", $"<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Company>{C}</Company></Properties>", "", "extended-properties");
        yield return Part("docx", "custom properties", "docProps/custom.xml", $"<Properties><property name=\"{C}\"/></Properties>", "", "custom-properties");
        yield return Part("docx", "a label of the organisation", "docMetadata/LabelInfo.xml", $"<l siteId=\"{C}\"/>", "", "classificationlabels");
        yield return Part("docx", "custom XML", "customXml/item1.xml", $"<a>{C}</a>", "word/document.xml", "customXml");
        yield return Part("docx", "comments", "word/comments.xml", $"<w:comments {OfficeSample.Word}><w:comment w:id=\"0\" w:author=\"{C}\"/></w:comments>", "word/document.xml", "comments");
        yield return Part("docx", "people", "word/people.xml", $"<a author=\"{C}\"/>", "word/document.xml", "people");
        yield return Part("docx", "a signature", "_xmlsignatures/sig1.xml", $"<a>{C}</a>", "", "origin");
        yield return Part("docx", "a part to which nothing refers", "word/oud.xml", $"<a>{C}</a>", "", null);
        yield return new Spot("docx a printer", OfficeSample.Docx().With("word/printer.bin", PictureSample.Word, "word/document.xml", OfficeSample.Relation + "printerSettings").ToBytes());
        yield return new Spot("docx a thumbnail", OfficeSample.Docx().With("docProps/thumbnail.jpeg", PictureSample.Jpeg((0xFE, PictureSample.Word)), "", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail").ToBytes());
    }

    private static IEnumerable<Spot> WordMarks()
    {
        yield return Body("the author of an insertion", $"<w:p><w:ins w:id=\"1\" w:author=\"{C}\" w:date=\"2026-01-01T00:00:00Z\"><w:r><w:t>Blijft</w:t></w:r></w:ins></w:p>");
        yield return Body("a deleted text", $"<w:p><w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>{C}</w:delText></w:r></w:del></w:p>");
        yield return Body("a moved text", $"<w:p><w:moveFrom w:id=\"1\" w:author=\"x\"><w:r><w:t>{C}</w:t></w:r></w:moveFrom><w:moveTo w:id=\"2\" w:author=\"{C}\"><w:r><w:t>Blijft</w:t></w:r></w:moveTo></w:p>");
        yield return Body("a changed layout", $"<w:p><w:pPr><w:pPrChange w:id=\"1\" w:author=\"{C}\"><w:pPr/></w:pPrChange></w:pPr></w:p>");
        yield return Body("a number of an editing session", $"<w:p w:rsidR=\"{C}\"/>");
        yield return Body("who may edit", $"<w:p><w:permStart w:id=\"1\" w:ed=\"{C}\"/></w:p>");
        yield return Body("a field with the author", $"<w:p><w:fldSimple w:instr=\" AUTHOR \"><w:r><w:t>{C}</w:t></w:r></w:fldSimple></w:p>");
        yield return Body("a field with the file name, in pieces", $"<w:p>{Field("begin")}<w:r><w:instrText>FILE</w:instrText></w:r><w:r><w:instrText>NAME \\p</w:instrText></w:r>{Field("separate")}<w:r><w:t>{C}</w:t></w:r>{Field("end")}</w:p>");
        yield return Body("a binding to a property", $"<w:sdt><w:sdtPr><w:dataBinding w:xpath=\"{C}\"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>");
        yield return Body("the name of a picture", $"<w:p><w:r><w:drawing><wp:docPr xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" id=\"1\" name=\"{C}.png\"/></w:drawing></w:r></w:p>");
        yield return Body("the file of a shape", $"<w:p><w:r><w:pict><v:imagedata xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" o:title=\"{C}\"/></w:pict></w:r></w:p>");
        yield return Body("a comment in the XML", $"<!-- {C} -->");
        yield return new Spot("docx variables", OfficeSample.Docx(settings: $"<w:docVars><w:docVar w:name=\"a\" w:val=\"{C}\"/></w:docVars>").ToBytes());
        yield return new Spot("docx all editing sessions", OfficeSample.Docx(settings: $"<w:rsids><w:rsid w:val=\"{C}\"/></w:rsids>").ToBytes());
        yield return new Spot("docx a mailing", OfficeSample.Docx(settings: $"<w:mailMerge><w:query w:val=\"{C}\"/></w:mailMerge>").ToBytes());
    }

    private static IEnumerable<Spot> Xlsx()
    {
        const string sheet = "xl/worksheets/sheet1.xml";
        yield return new Spot("xlsx who has it open", OfficeSample.Xlsx($"<fileSharing userName=\"{C}\"/>").ToBytes());
        yield return new Spot("xlsx the folder", OfficeSample.Xlsx($"<x15ac:absPath xmlns:x15ac=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac\" url=\"C:\\Users\\{C}\\\"/>").ToBytes());
        yield return new Spot("xlsx a personal view", OfficeSample.Xlsx(inSheet: $"<customSheetViews><customSheetView guid=\"{C}\"/></customSheetViews>").ToBytes());
        yield return new Spot("xlsx notes", OfficeSample.Xlsx(inSheet: "<legacyDrawing r:id=\"rId1\"/>").With("xl/drawings/vml1.vml", $"<xml><v alt=\"{C}\"/></xml>", sheet, OfficeSample.Relation + "vmlDrawing")
            .With("xl/comments1.xml", $"<comments><authors><author>{C}</author></authors></comments>", sheet, OfficeSample.Relation + "comments").ToBytes());
        yield return new Spot("xlsx remarks in a thread", OfficeSample.Xlsx().With("xl/threadedComments/t1.xml", $"<a>{C}</a>", sheet, "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment").ToBytes());
        yield return Part("xlsx", "persons", "xl/persons/person.xml", $"<personList><person displayName=\"{C}\"/></personList>", "xl/workbook.xml", "person");
        yield return Part("xlsx", "changes by several", "xl/revisions/h.xml", $"<headers userName=\"{C}\"/>", "xl/workbook.xml", "revisionHeaders");
        yield return Part("xlsx", "a connection", "xl/connections.xml", $"<connections><connection sourceFile=\"{C}\"/></connections>", "xl/workbook.xml", "connections");
        yield return Part("xlsx", "who refreshed a pivot", "xl/pivotCache/p1.xml", $"<pivotCacheDefinition {OfficeSample.Sheet} refreshedBy=\"{C}\"/>", "xl/workbook.xml", "pivotCacheDefinition");
        yield return new Spot("xlsx a printer", OfficeSample.Xlsx(inSheet: "<pageSetup orientation=\"portrait\" r:id=\"rId1\"/>").With("xl/printerSettings/p1.bin", PictureSample.Word, sheet, OfficeSample.Relation + "printerSettings").ToBytes());
    }

    private static IEnumerable<Spot> Pptx()
    {
        yield return Part("pptx", "authors of comments", "ppt/commentAuthors.xml", $"<p:cmAuthorLst {OfficeSample.Slide}><p:cmAuthor name=\"{C}\"/></p:cmAuthorLst>", "ppt/presentation.xml", "commentAuthors");
        yield return Part("pptx", "comments", "ppt/comments/c1.xml", $"<a>{C}</a>", "ppt/slides/slide1.xml", "comments");
        yield return new Spot("pptx tags", OfficeSample.Pptx("<p:custDataLst><p:tags r:id=\"rId2\"/></p:custDataLst>").With("ppt/tags/tag1.xml", $"<a>{C}</a>", "ppt/presentation.xml", OfficeSample.Relation + "tags").ToBytes());
        yield return new Spot("pptx the name of a picture", OfficeSample.Pptx(inSlide: $"<p:pic><p:nvPicPr><p:cNvPr id=\"4\" name=\"{C}.png\"/></p:nvPicPr></p:pic>").ToBytes());
        yield return new Spot("pptx who protected it", OfficeSample.Pptx($"<p:modifyVerifier userId=\"{C}\"/>").ToBytes());
    }

    private static IEnumerable<Spot> InOffice()
    {
        yield return Picture("a photo", "word/media/image1.jpeg", PictureSample.Jpeg((0xE1, PictureSample.Exif(1, little: false))));
        yield return Picture("a picture", "word/media/image1.png", PictureSample.Png(("tEXt", [.. "Author\0"u8, .. PictureSample.Word])));
        yield return Picture("a GIF", "word/media/image1.gif", PictureSample.Gif([0x21, 0xFE, (byte)C.Length, .. PictureSample.Word, 0]));
        yield return Picture("a metafile", "word/media/image1.emf", PictureSample.Emf());
        yield return new Spot("docx an embedded document", OfficeSample.Docx().With("word/embeddings/d1.docx",
            OfficeSample.Docx($"<w:p w:rsidR=\"{C}\"/>").ToBytes(), "word/document.xml", OfficeSample.Relation + "package").ToBytes());
    }

    private static IEnumerable<Spot> Odt()
    {
        yield return OpenDocument("properties", "", ("meta.xml", $"<m><initial-creator>{C}</initial-creator></m>"));
        yield return OpenDocument("a remark", $"<office:annotation><dc:creator>{C}</dc:creator></office:annotation>");
        yield return OpenDocument("tracked changes", $"<text:tracked-changes><text:changed-region><dc:creator>{C}</dc:creator></text:changed-region></text:tracked-changes>");
        yield return OpenDocument("a field with the author", $"<text:p><text:author-name>{C}</text:author-name></text:p>");
        yield return OpenDocument("a field with the sender", $"<text:p><text:sender-company>{C}</text:sender-company></text:p>");
        yield return OpenDocument("a number of an editing session", $"<text:p text:rsid=\"{C}\"/>");
        yield return OpenDocument("a printer", "", ("settings.xml", $"<c:settings xmlns:c=\"x\"><c:config-item c:name=\"PrinterName\">{C}</c:config-item></c:settings>"));
        yield return OpenDocument("a signature", "", ("META-INF/documentsignatures.xml", $"<a>{C}</a>"));
        yield return OpenDocument("a thumbnail", "", ("Thumbnails/a.xml", $"<a>{C}</a>"));
        yield return OpenDocument("a file that is not listed", "", ("los.xml", $"<a>{C}</a>"));
    }

    private static IEnumerable<Spot> Pictures()
    {
        foreach (var kind in new[] { "tEXt", "iTXt", "eXIf", "iCCP", "prVt" })
            yield return new Spot($"png {kind}", PictureSample.Png((kind, PictureSample.Word)));
        yield return new Spot("png zTXt", PictureSample.Png(("zTXt", [.. "Author\0\0"u8, .. PictureSample.Packed(PictureSample.Word)])));
        yield return new Spot("jpg EXIF, little end first", PictureSample.Jpeg((0xE1, PictureSample.Exif(1, little: true))));
        yield return new Spot("jpg EXIF, big end first", PictureSample.Jpeg((0xE1, PictureSample.Exif(6, little: false))));
        yield return new Spot("jpg XMP", PictureSample.Jpeg((0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. PictureSample.Word])));
        yield return new Spot("jpg IPTC", PictureSample.Jpeg((0xED, [.. "Photoshop 3.0\0"u8, .. PictureSample.Word])));
        yield return new Spot("jpg a comment", PictureSample.Jpeg((0xFE, PictureSample.Word)));
        yield return new Spot("jpg a profile", PictureSample.Jpeg((0xE2, [.. "ICC_PROFILE\0"u8, .. PictureSample.Word])));
        yield return new Spot("jpg a thumbnail", PictureSample.Jpeg((0xE0, [.. "JFXX\0"u8, .. PictureSample.Word])));
        yield return new Spot("jpeg what follows the end", [.. PictureSample.Jpeg(), .. PictureSample.Word]);
    }

    private static Spot Part(string kind, string name, string part, string xml, string from, string? relation)
    {
        var sample = kind switch { "docx" => OfficeSample.Docx(), "xlsx" => OfficeSample.Xlsx(), _ => OfficeSample.Pptx() };
        var full = relation?.StartsWith("http", StringComparison.Ordinal) == true ? relation : OfficeSample.Relation + relation;
        return new Spot($"{kind} {name}", (relation is null ? sample.Loose(part, Encoding.UTF8.GetBytes(xml)) : sample.With(part, xml, from, full)).ToBytes());
    }

    private static Spot Body(string name, string body) => new($"docx {name}", OfficeSample.Docx(body).ToBytes());

    private static Spot Picture(string name, string part, byte[] content) =>
        new($"docx {name}", OfficeSample.Docx().With(part, content, "word/document.xml", OfficeSample.Relation + "image").ToBytes());

    private static string Field(string type) => $"<w:r><w:fldChar w:fldCharType=\"{type}\"/></w:r>";

    private static Spot OpenDocument(string name, string body, params (string Name, string Text)[] more)
    {
        var listed = string.Concat(more.Where(each => each.Name != "los.xml").Select(each => $"<m:file-entry m:full-path=\"{each.Name}\"/>"));
        return new Spot($"odt {name}", SampleFiles.Zip([
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", $"<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:dc=\"d\"><text:p>Wat iedereen leest</text:p>{body}</office:document-content>"),
            ("META-INF/manifest.xml", $"<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry m:full-path=\"content.xml\"/>{listed}</m:manifest>"),
            .. more]));
    }

    /// <summary>The page refers to it by the catalog's structure, since the page itself is fixed.</summary>
    private static byte[] WithAnnotation(string entries) =>
        SamplePdf.Of("/Outlines 4 0 R", "", "<< /Type /Outlines /Annots [5 0 R] >>", $"<< /Type /Annot /Rect [0 0 10 10] {entries} >>");

    private static byte[] WithPicture(string entries, byte[] picture, params string[] more) =>
        SamplePdf.Of("/Outlines 4 0 R", "", ["<< /Type /Outlines /Picture 5 0 R >>", Stream($"/Type /XObject /Subtype /Image /Width 1 /Height 1 {entries}", Encoding.Latin1.GetString(picture)), .. more]);

    private static string Stream(string entries, string content) => $"<< {entries} /Length {content.Length} >>\nstream\n{content}\nendstream";

    private static string Deflated(string entries, string content) => Stream($"{entries} /Filter /FlateDecode", Encoding.Latin1.GetString(PictureSample.Packed(Encoding.ASCII.GetBytes(content))));

    /// <summary>As programs save a change: the old object stays in the file, a new one and a new table follow it.</summary>
    private static byte[] Updated()
    {
        var first = Encoding.Latin1.GetString(SamplePdf.Of("/Outlines 4 0 R", "", $"<< /Type /Outlines /Title ({C}) >>"));
        var table = first.LastIndexOf("startxref", StringComparison.Ordinal);
        var before = first[(table + 10)..].Split('\n')[0];
        var text = first + "4 0 obj\n<< /Type /Outlines /Title (Nieuw) >>\nendobj\n";
        return Encoding.Latin1.GetBytes($"{text}xref\n4 1\n{first.Length:D10} 00000 n \ntrailer\n<< /Size 5 /Root 1 0 R /Prev {before} >>\nstartxref\n{text.Length}\n%%EOF\n");
    }
}
