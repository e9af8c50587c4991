using System.Globalization;
using System.Text;

using CsvHelper;
using CsvHelper.Configuration;

namespace Market.Solutions.Features.Judging.Exporting;

/// <summary>RFC 4180 in UTF-8 with a mark, so that spreadsheets read accents. Text that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
internal static class DossierCsv
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" };

    public static byte[] Of(DossierTable table)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(true), leaveOpen: true))
        using (var csv = new CsvWriter(text, Format))
        {
            Write(csv, table.Columns);
            foreach (var row in table.Cells)
                Write(csv, row);
        }

        return bytes.ToArray();
    }

    private static void Write(CsvWriter csv, IEnumerable<object?> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(Convert.ToString(cell, CultureInfo.InvariantCulture));
        csv.NextRecord();
    }
}
