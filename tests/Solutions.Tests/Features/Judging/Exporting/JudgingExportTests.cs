using System.IO.Compression;
using System.Text;

using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Reopening;
using Market.Solutions.Features.Reporting;
using Market.Testing;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging.Exporting;

/// <summary>S-13: what is taken along recomputes to the same ranking (requirements L12). B wins with 78.00 before A with 72.00.</summary>
public sealed class JudgingExportTests
{
    [Fact]
    public async Task Nothing_is_taken_along_before_all_scores_are_locked()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.RefusedAsync("ranking.not-complete", Chair, HttpMethod.Get, judging.Url("/exports/dossier.zip"));
        await judging.RefusedAsync("jury.chair-only", Jan, HttpMethod.Get, judging.Url("/exports/dossier.zip"));
    }

    [Fact]
    public async Task Scores_name_jurors_by_number_and_the_ranking_has_its_means()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);

        var scores = await ReadTextAsync(judging, "scores.csv");
        var ranking = await ReadTextAsync(judging, "ranking.csv");

        Assert.StartsWith("submission,juror,criterion,score,remark\r\nA,", scores, StringComparison.Ordinal);
        Assert.Equal(1 + 6, scores.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("Jan", scores, StringComparison.Ordinal);
        Assert.Equal(
            ["1,B,78.00,yes,no,7.00,9.00", "2,A,72.00,yes,no,8.00,6.00"],
            ranking.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1));
        await judging.RefusedAsync("not-found", Chair, HttpMethod.Get, judging.Url("/exports/other.csv"));
    }

    [Fact]
    public async Task The_owning_body_takes_scores_along_only_when_the_report_is_issued()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        foreach (var path in new[] { "/exports/dossier.zip", "/ranking/analysis", "/ranking/shifts" })
            await judging.RefusedAsync("report.not-issued", World.Officer, HttpMethod.Get, judging.Url(path));
        await judging.ReportAsync();
        foreach (var name in new[] { "scores.csv", "ranking.csv" })
            Assert.Equal(await ReadAsync(judging, name), await ReadAsync(judging, name, World.Officer));
    }

    [Fact]
    public async Task Once_the_report_is_issued_the_dossier_holds_it_with_its_hash_and_what_led_to_it()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/submissions/A/reopening"), new AskReopeningBody("Verkeerd gelezen"));
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url($"/submissions/A/reopenings/{Jan.Id}/approval"));
        await judging.ScoreAsync(Jan, "A", 7m, 6m);
        using (var before = new ZipArchive(new MemoryStream(await ReadAsync(judging, "dossier.zip"))))
            Assert.DoesNotContain(before.Entries, entry => entry.Name.StartsWith("report", StringComparison.Ordinal));
        await judging.ReportAsync();

        var dossier = await ReadAsync(judging, "dossier.zip", World.Officer);
        using var archive = new ZipArchive(new MemoryStream(dossier));
        var file = await judging.GetAsync<ReportFile>(World.Officer, judging.Url("/report/file"));

        Assert.Equal(
            ["manifest.json", "criteria.csv", "submissions.csv", "files.csv", "assignment.csv", "scores.csv", "shifts.csv", "lapses.csv", "ranking.csv", "panel.csv", "recusals.csv", "minutes.csv", "dialogue.csv", "report.json", "report-signed.json"],
            archive.Entries.Select(entry => entry.Name));
        Assert.Equal(file.Content, Read(archive, "report.json"));
        Assert.Contains($"\"reportHash\": \"{file.Hash}\"", Read(archive, "manifest.json"), StringComparison.Ordinal);
        Assert.Contains("8.0,7.0,Verkeerd gelezen,", Read(archive, "shifts.csv"), StringComparison.Ordinal);
        Assert.Contains("Veerle,chair,", Read(archive, "panel.csv"), StringComparison.Ordinal);
        Assert.Equal((0, "right: 2 submissions, 6 scores"), await VerifyAsync(dossier));
        Assert.Equal((1, "NOT RIGHT: report.json is not the report that was issued"), await VerifyAsync(WithReport(dossier, Read(archive, "report.json").Replace("Sterk", "Zwak", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task The_report_in_the_dossier_is_verified_by_the_script_for_reports_and_a_changed_one_is_not()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        Assert.Equal((1, "NOT VALID: no report was issued when this dossier was made"), await VerifyAsync(await ReadAsync(judging, "dossier.zip"), "report.py"));
        await judging.ReportAsync();
        var dossier = await ReadAsync(judging, "dossier.zip", World.Officer);
        var file = await judging.GetAsync<ReportFile>(World.Officer, judging.Url("/report/file"));
        var signed = Read(new ZipArchive(new MemoryStream(dossier)), "report-signed.json");

        Assert.StartsWith($"VALID\n report {file.Hash}", (await VerifyAsync(dossier, "report.py")).Says, StringComparison.Ordinal);
        Assert.StartsWith($"VALID\n report {file.Hash}", (await VerifyAsync(Encoding.UTF8.GetBytes(signed), "report.py")).Says, StringComparison.Ordinal);
        Assert.Equal((1, "NOT VALID: report.json is not the report that was signed"), await VerifyAsync(With(dossier, "report.json", text => text.Replace("Sterk", "Zwak", StringComparison.Ordinal)), "report.py"));
        Assert.Equal((1, "NOT VALID: the manifest names another report"), await VerifyAsync(With(dossier, "manifest.json", text => text.Replace(file.Hash, Hash("anders"), StringComparison.Ordinal)), "report.py"));
        Assert.Equal((1, "NOT VALID: the report does not have the hash beside it"), await VerifyAsync(
            With(With(dossier, "report.json", Weaker), "report-signed.json", Weaker), "report.py"));
        Assert.Equal((1, "NOT VALID: another report than the one you trust"), await VerifyAsync(dossier, "report.py", Hash("anders")));

        static string Weaker(string text) => text.Replace("Sterk punt van A", "Zwak punt van A", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_auditor_takes_the_dossier_along_once_the_award_is_published_and_not_before()
    {
        await using var judging = await StartAsync(JudgingStage.Reported);
        await judging.ProposeAsync();
        await judging.RefusedAsync("not-found", Auditor, HttpMethod.Get, judging.Url("/exports/dossier.zip"));
        await judging.RefusedAsync("not-found", Auditor, HttpMethod.Get, judging.Url("/report"));
        await judging.ConfirmAsync();
        Assert.Equal(await ReadAsync(judging, "dossier.zip", World.Officer), await ReadAsync(judging, "dossier.zip", Auditor));
        Assert.Equal(ReportState.Issued, (await judging.GetAsync<GetReportReply>(Auditor, judging.Url("/report"))).State);
    }

    [Fact]
    public async Task Hashes_of_what_the_team_sent_go_to_the_body_and_to_the_chair_only_after_the_award()
    {
        await using var judging = await StartAsync(JudgingStage.Reported);
        Assert.DoesNotMatch("A,Oplossing A,[0-9a-f]{64}", Read(new ZipArchive(new MemoryStream(await ReadAsync(judging, "dossier.zip"))), "submissions.csv"));
        Assert.Matches("A,Oplossing A,[0-9a-f]{64}", Read(new ZipArchive(new MemoryStream(await ReadAsync(judging, "dossier.zip", World.Officer))), "submissions.csv"));
        await judging.ProposeAsync();
        await judging.ConfirmAsync();
        Assert.Matches("A,1,[0-9a-f]{64},", Read(new ZipArchive(new MemoryStream(await ReadAsync(judging, "dossier.zip"))), "files.csv"));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public async Task A_remark_that_looks_like_a_formula_is_text_in_every_format(string remark)
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.ScoreAsync(Jan, "B", 6m, 9m);
        await judging.ScoreAsync(Ilse, "B", 8m, 9m);
        await judging.DoneAsync(Jan, HttpMethod.Put, judging.Url("/submissions/A/scores"), new SaveScoresBody([.. judging.Criteria.Select(criterion => new SaveScoresScore(criterion.Id, 7m, remark))]));
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/submissions/A/lock"));

        var fields = (await ReadTextAsync(judging, "scores.csv")).Split("\r\n")[1].Split(',', 5);
        var cells = SheetOf(await ReadAsync(judging, "dossier.xlsx"), "scores").Skip(1).First();

        Assert.StartsWith("'", fields[4].TrimStart('"'), StringComparison.Ordinal);
        Assert.Equal((CellValues.InlineString, remark.Trim()), (cells[4].DataType!.Value, cells[4].InnerText));
        Assert.Equal((CellValues.Number, "7.0"), (cells[3].DataType!.Value, cells[3].InnerText));
        Assert.All(cells, cell => Assert.Null(cell.CellFormula));
    }

    [Fact]
    public async Task The_dossier_is_recomputed_by_the_script_and_a_changed_score_is_found()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        var dossier = await ReadAsync(judging, "dossier.zip");

        Assert.Equal(dossier, await ReadAsync(judging, "dossier.zip"));
        Assert.Equal((0, "right: 2 submissions, 6 scores"), await VerifyAsync(dossier));
        Assert.Equal((1, "NOT RIGHT: scores.csv was changed after the manifest was made"), await VerifyAsync(Changed(dossier, manifest: false)));
        Assert.Equal((1, "NOT RIGHT: ranking.csv does not follow from the scores"), await VerifyAsync(Changed(dossier, manifest: true)));
    }

    /// <summary>Nobody scores A on the second criterion, and one of two abstains on the second of B.</summary>
    [Fact]
    public async Task Abstentions_are_words_and_the_script_recomputes_what_is_left()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.ScoreAsync(Jan, "A", 8m, null);
        await judging.ScoreAsync(Jan, "B", 6.1m, 9m);
        await judging.ScoreAsync(Ilse, "B", 8m, null);

        var (scores, ranking) = (await ReadTextAsync(judging, "scores.csv"), await ReadTextAsync(judging, "ranking.csv"));
        var cells = SheetOf(await ReadAsync(judging, "dossier.xlsx"), "scores").Select(row => row[3].InnerText);

        Assert.Equal(2, scores.Split(",abstained,").Length - 1);
        Assert.Equal(2, cells.Count(cell => cell == "abstained"));
        Assert.Equal(["1,B,78.30,yes,no,7.05,9.00", ",A,,no,no,8.00,"], ranking.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1));
        Assert.Equal((0, "right: 2 submissions, 6 scores"), await VerifyAsync(await ReadAsync(judging, "dossier.zip")));
    }

    /// <summary>Two seconds are the finest that a ZIP writes down.</summary>
    [Fact]
    public async Task The_same_ranking_gives_the_same_workbook_whenever_it_is_made()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        var first = await ReadAsync(judging, "dossier.xlsx");
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        Assert.Equal(first, await ReadAsync(judging, "dossier.xlsx"));
    }

    [Fact]
    public async Task A_chair_in_conflict_takes_along_what_the_chair_may_know_of()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([World.Rival], "Familie", true));
        await judging.AssignAsync((Jan, "A"));
        await judging.ScoreAsync(Jan, "A", 8m, 6m);

        using var archive = new ZipArchive(new MemoryStream(await ReadAsync(judging, "dossier.zip", Chair)));

        Assert.Equal(["manifest.json", "criteria.csv", "submissions.csv", "files.csv", "assignment.csv", "scores.csv", "shifts.csv", "lapses.csv", "ranking.csv"], archive.Entries.Select(entry => entry.Name));
        Assert.All(archive.Entries, entry => Assert.DoesNotContain("\nB,", new StreamReader(entry.Open()).ReadToEnd(), StringComparison.Ordinal));
    }

    private static async Task<byte[]> ReadAsync(JudgingWorld judging, string name, Persona? reader = null)
    {
        using var client = judging.As(reader ?? Chair);
        using var answer = await client.GetAsync(judging.Url($"/exports/{name}"));
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(name, answer.Content.Headers.ContentDisposition!.FileName);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<string> ReadTextAsync(JudgingWorld judging, string name) => Encoding.UTF8.GetString(await ReadAsync(judging, name)).TrimStart('\uFEFF');

    private static List<List<Cell>> SheetOf(byte[] workbook, string name)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        var sheet = document.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(sheet => sheet.Name == name);
        return [.. ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().ToList())];
    }

    /// <summary>The first score of A a tenth higher; and, if asked, a manifest that agrees.</summary>
    private static byte[] Changed(byte[] dossier, bool manifest)
    {
        var bytes = new MemoryStream();
        bytes.Write(dossier);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var scores = Read(archive, "scores.csv");
            var changed = scores.Replace(",8.0,", ",9.5,", StringComparison.Ordinal);
            Assert.NotEqual(scores, changed);
            Write(archive, "scores.csv", changed);
            if (manifest)
                Write(archive, "manifest.json", Read(archive, "manifest.json").Replace(Hash(scores), Hash(changed), StringComparison.Ordinal));
        }

        return bytes.ToArray();
    }

    /// <summary>Another report, with a manifest that agrees on the file, and not on the report's hash.</summary>
    private static byte[] WithReport(byte[] dossier, string report)
    {
        var bytes = new MemoryStream();
        bytes.Write(dossier);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var (manifest, hash) = (Read(archive, "manifest.json"), Hash(Read(archive, "report.json")));
            Write(archive, "report.json", report);
            Write(archive, "manifest.json", manifest.Replace($"\"sha256\": \"{hash}\"", $"\"sha256\": \"{Hash(report)}\"", StringComparison.Ordinal));
        }

        return bytes.ToArray();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Read(ZipArchive archive, string name)
    {
        using var bytes = new MemoryStream();
        using (var stream = archive.GetEntry(name)!.Open())
            stream.CopyTo(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        archive.GetEntry(name)!.Delete();
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static byte[] With(byte[] dossier, string name, Func<string, string> change)
    {
        var bytes = new MemoryStream();
        bytes.Write(dossier);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var before = Read(archive, name);
            Assert.NotEqual(before, change(before));
            Write(archive, name, change(before));
        }

        return bytes.ToArray();
    }

    private static async Task<(int ExitCode, string Says)> VerifyAsync(byte[] dossier, string script = "ranking.py", params string[] arguments)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, dossier);
        var (exit, said) = await Python.VerifyAsync(script, [file, .. arguments]);
        File.Delete(file);
        return (exit, said.Trim());
    }
}
