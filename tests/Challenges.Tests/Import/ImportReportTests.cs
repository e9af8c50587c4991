using Market.Challenges.Import;

namespace Market.Challenges.Tests.Import;

public sealed class ImportReportTests
{
    private static List<ImportedRow> Rows() => [.. ChallengeGovFeed.Read(new MemoryStream("""
        [{"challenge-id":"1","challenge-title":"One","submission-start":"03/18/2019 9 AM","submission-end":"03/19/2019 9 AM"},
         {"challenge-id":"2","challenge-title":"Two","submission-start":"03/18/2019","submission-end":"03/19/2019 9 AM"},
         {"challenge-id":"3","challenge-title":""},
         {"challenge-id":"4","challenge-title":"Four","submission-start":"03/18/2019 9 AM","submission-end":"03/19/2019 9 AM"}
        """u8.ToArray()))];

    [Fact]
    public void Rows_are_counted_once_by_their_outcome()
    {
        var report = new ImportReport();
        foreach (var row in Rows())
            report.Add(row, unchanged: row.ExternalId == "4");

        Assert.Equal("imported 1, adjusted 1, unchanged 1, skipped 1", report.Summary());
    }

    [Fact]
    public void The_text_tells_every_row_every_reason_and_the_sum()
    {
        var report = new ImportReport();
        foreach (var row in Rows())
            report.Add(row);
        using var text = new StringWriter { NewLine = "\n" };

        report.WriteText(text);

        var lines = text.ToString().TrimEnd().Split('\n');
        Assert.Equal("row 1 imported 1 One", lines[0]);
        Assert.Contains("row 2 adjusted 2 Two", lines);
        Assert.Contains("  adjusted import.date-time-missing submission-start text=03/18/2019, assumed=00:00", lines);
        Assert.Contains("row 3 skipped 3", lines);
        Assert.Contains("  left out import.title-missing challenge-title", lines);
        Assert.Contains("     1 x import.title-missing", lines);
        Assert.Contains("file", lines);
        Assert.Equal("imported 2, adjusted 1, unchanged 0, skipped 1", lines[^1]);
    }

    [Fact]
    public void What_is_there_already_is_told_without_its_reasons()
    {
        var report = new ImportReport();
        report.Add(Rows()[1], unchanged: true);
        using var text = new StringWriter { NewLine = "\n" };

        report.WriteText(text);

        Assert.DoesNotContain("import.", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_ends_too_early_is_not_whole()
    {
        var report = new ImportReport();
        foreach (var row in Rows())
            report.Add(row);
        Assert.False(report.IsWhole);
    }

    [Fact]
    public void A_value_from_the_file_cannot_forge_a_line()
    {
        var report = new ImportReport();
        report.Add(new ImportedRow(1, "1", null, [ImportNote.Skipped("import.x", "f", ("text", "a\nrow 2 imported"))]));
        using var text = new StringWriter { NewLine = "\n" };

        report.WriteText(text);

        Assert.Equal(5, text.ToString().TrimEnd().Split('\n').Length);
    }
}
