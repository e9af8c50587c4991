using System.Globalization;
using System.IO.Compression;

using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Market.Solutions.Features.Judging.Exporting;

/// <summary>The tables as one workbook (ECMA-376). Text cells are text whatever they begin with. The same tables give the same bytes.</summary>
internal static class DossierWorkbook
{
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(IReadOnlyList<DossierTable> tables)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            // Otherwise ids are drawn.
            document.ChangeIdOfPart(workbook, "book");
            var sheets = new Sheets();
            foreach (var (index, table) in tables.Index())
            {
                var part = workbook.AddNewPart<WorksheetPart>($"sheet{index + 1}");
                part.Worksheet = new Worksheet(new SheetData(Rows(table)));
                sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)index + 1, Name = table.Name });
            }

            workbook.Workbook = new Workbook(sheets);
        }

        Date(bytes);
        return bytes.ToArray();
    }

    /// <summary>The moment of making says nothing of what is in it.</summary>
    private static void Date(MemoryStream bytes)
    {
        using var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true);
        foreach (var entry in archive.Entries)
            entry.LastWriteTime = Always;
    }

    private static IEnumerable<Row> Rows(DossierTable table) => table.Cells.Prepend([.. table.Columns]).Select(row => new Row(row.Select(CellOf)));

    private static Cell CellOf(object? value) => value switch
    {
        null => new Cell(),
        string text => new Cell(new InlineString(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString },
        _ => new Cell(new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!)) { DataType = CellValues.Number },
    };

    /// <summary>XML has no place for most control characters, also not escaped.</summary>
    private static string Printable(string text) => new([.. text.Where(character => character is '\t' or '\n' or '\r' or >= ' ' and not ('\uFFFE' or '\uFFFF'))]);
}
