using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

using Market.Hosting.Files.Cleaning;

using Sheets = DocumentFormat.OpenXml.Spreadsheet;

namespace Market.Hosting.Tests.Files.Cleaning;

/// <summary>The Open XML SDK, which the cleaner does not use, makes documents, and still finds them sound once they are cleaned.</summary>
public sealed class ValidDocumentsTests
{
    [Fact]
    public void A_text_with_comments_changes_fields_and_tables_stays_sound()
    {
        var original = Make(stream => WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document), document =>
        {
            document.PackageProperties.Creator = Canary.Word;
            var main = document.AddMainDocumentPart();
            main.AddNewPart<WordprocessingCommentsPart>().Comments = new Comments(new Comment(new Paragraph(new Run(new Text(Canary.Word)))) { Id = "0", Author = Canary.Word });
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new TrackRevisions(), new Rsids(new RsidRoot { Val = "00AB12CD" }));
            main.Document = new Document(new Body(
                new Paragraph(new CommentRangeStart { Id = "0" }, new Run(new Text("Wat iedereen leest")), new CommentRangeEnd { Id = "0" }, new Run(new CommentReference { Id = "0" })) { RsidParagraphAddition = "00AB12CD" },
                new Paragraph(
                    new ParagraphProperties(new ParagraphMarkRunProperties(new Inserted { Id = "9", Author = Canary.Word })),
                    new InsertedRun(new Run(new Text("Erbij"))) { Id = "1", Author = Canary.Word }, new DeletedRun(new Run(new DeletedText(Canary.Word))) { Id = "2", Author = Canary.Word }),
                new Paragraph(new SimpleField(new Run(new Text(Canary.Word))) { Instruction = "AUTHOR" }),
                new Table(new TableProperties(new TablePropertiesChange(new PreviousTableProperties()) { Id = "3", Author = Canary.Word }), new TableGrid(new GridColumn()),
                    new TableRow(new TableRowProperties(new Inserted { Id = "4", Author = Canary.Word }), new TableCell(new Paragraph(new Run(new Text("Cel"))))))));
        });

        using var cleaned = WordprocessingDocument.Open(Clean("docx", original), isEditable: false);

        Assert.Empty(Faults(cleaned));
        Assert.Equal("Wat iedereen leestErbijCel", cleaned.MainDocumentPart!.Document!.InnerText);
        Assert.Null(cleaned.MainDocumentPart.WordprocessingCommentsPart);
        Assert.Null(cleaned.PackageProperties.Creator);
    }

    [Fact]
    public void A_sheet_with_notes_and_personal_views_stays_sound()
    {
        var original = Make(stream => SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook), document =>
        {
            document.PackageProperties.LastModifiedBy = Canary.Word;
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Sheets.Worksheet(new Sheets.SheetData(new Sheets.Row(new Sheets.Cell(new Sheets.InlineString(new Sheets.Text("Wat iedereen leest"))) { CellReference = "A1", DataType = Sheets.CellValues.InlineString }) { RowIndex = 1 }));
            sheet.AddNewPart<WorksheetCommentsPart>().Comments = new Sheets.Comments(
                new Sheets.Authors(new Sheets.Author(Canary.Word)), new Sheets.CommentList(new Sheets.Comment(new Sheets.CommentText(new Sheets.Text(Canary.Word))) { Reference = "A1", AuthorId = 0 }));
            book.Workbook = new Sheets.Workbook(new Sheets.FileSharing { UserName = Canary.Word }, new Sheets.Sheets(new Sheets.Sheet { Name = "Plan", SheetId = 1, Id = book.GetIdOfPart(sheet) }));
        });

        using var cleaned = SpreadsheetDocument.Open(Clean("xlsx", original), isEditable: false);

        Assert.Empty(Faults(cleaned));
        Assert.Null(cleaned.WorkbookPart!.WorksheetParts.Single().WorksheetCommentsPart);
        Assert.Equal("Wat iedereen leest", cleaned.WorkbookPart.WorksheetParts.Single().Worksheet!.InnerText);
    }

    private static MemoryStream Make<T>(Func<Stream, T> create, Action<T> fill)
        where T : OpenXmlPackage
    {
        var stream = new MemoryStream();
        using (var document = create(stream))
        {
            fill(document);
            Assert.Empty(Faults(document));
        }

        Assert.NotNull(Canary.Where(stream.ToArray()));
        return stream;
    }

    private static MemoryStream Clean(string extension, MemoryStream original)
    {
        var copy = new MemoryStream();
        Assert.Null(FileCleaner.Clean(extension, original, copy, TestContext.Current.CancellationToken).Refused);
        Assert.Null(Canary.Where(copy.ToArray()));
        copy.Position = 0;
        return copy;
    }

    private static IEnumerable<string> Faults(OpenXmlPackage document) => new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}");
}
