using System.IO.Compression;
using System.Text;

namespace Market.Hosting.Tests.Files.Cleaning;

/// <summary>A small sound office document, into which a test puts parts.</summary>
internal sealed class OfficeSample
{
    public const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    public const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    public const string Sheet = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    public const string Slide = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private const string Types = "application/vnd.openxmlformats-officedocument.";

    private readonly List<(string Name, byte[] Content)> _parts = [];
    private readonly List<(string Name, string Type)> _types = [];
    private readonly Dictionary<string, List<string>> _relations = [];

    public static OfficeSample Docx(string body = "", string settings = "") => new OfficeSample()
        .With("word/document.xml", $"<w:document {Word}><w:body><w:p><w:r><w:t>Wat iedereen leest</w:t></w:r></w:p>{body}</w:body></w:document>", "", Relation + "officeDocument", Types + "wordprocessingml.document.main+xml")
        .With("word/settings.xml", $"<w:settings {Word}>{settings}</w:settings>", "word/document.xml", Relation + "settings", Types + "wordprocessingml.settings+xml");

    public static OfficeSample Xlsx(string inWorkbook = "", string inSheet = "") => new OfficeSample()
        .With("xl/workbook.xml", $"<workbook {Sheet}>{inWorkbook}<sheets><sheet name=\"Plan\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>", "", Relation + "officeDocument", Types + "spreadsheetml.sheet.main+xml")
        .With("xl/worksheets/sheet1.xml", $"<worksheet {Sheet}><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Wat iedereen leest</t></is></c></row></sheetData>{inSheet}</worksheet>", "xl/workbook.xml", Relation + "worksheet", Types + "spreadsheetml.worksheet+xml");

    public static OfficeSample Pptx(string inPresentation = "", string inSlide = "") => new OfficeSample()
        .With("ppt/presentation.xml", $"<p:presentation {Slide}><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/></p:sldIdLst>{inPresentation}</p:presentation>", "", Relation + "officeDocument", Types + "presentationml.presentation.main+xml")
        .With("ppt/slides/slide1.xml", $"<p:sld {Slide}><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>Wat iedereen leest</a:t></a:r></a:p></p:txBody></p:sp>{inSlide}</p:spTree></p:cSld></p:sld>", "ppt/presentation.xml", Relation + "slide", Types + "presentationml.slide+xml");

    /// <param name="from">Part that refers to it; empty for the document itself.</param>
    /// <param name="relation">Type of the relation.</param>
    public OfficeSample With(string name, string xml, string from, string relation, string type = "application/xml") =>
        With(name, Encoding.UTF8.GetBytes(xml), from, relation, type);

    public OfficeSample With(string name, byte[] content, string from, string relation, string? type = null)
    {
        Loose(name, content);
        if (type is not null)
            _types.Add((name, type));
        if (!_relations.TryGetValue(from, out var relations))
            _relations[from] = relations = [];
        relations.Add($"<Relationship Id=\"rId{relations.Count + 1}\" Type=\"{relation}\" Target=\"/{name}\"/>");
        return this;
    }

    /// <summary>A part to which nothing refers.</summary>
    public OfficeSample Loose(string name, byte[] content)
    {
        _parts.Add((name, content));
        return this;
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", Encoding.UTF8.GetBytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/><Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>"
                + "<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/><Default Extension=\"docx\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document\"/>"
                + "<Default Extension=\"gif\" ContentType=\"image/gif\"/><Default Extension=\"emf\" ContentType=\"image/x-emf\"/>"
                + string.Concat(_types.Select(type => $"<Override PartName=\"/{type.Name}\" ContentType=\"{type.Type}\"/>")) + "</Types>"));
            foreach (var (from, relations) in _relations)
                Add(archive, NameOfRelations(from), Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relations)}</Relationships>"));
            foreach (var (name, content) in _parts)
                Add(archive, name, content);
        }

        return stream.ToArray();
    }

    private static string NameOfRelations(string from)
    {
        var slash = from.LastIndexOf('/');
        return from.Length == 0 ? "_rels/.rels" : $"{from[..slash]}/_rels/{from[(slash + 1)..]}.rels";
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(content);
    }
}
