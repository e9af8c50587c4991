using System.Text.Json;

using Market.Contracts;
using Market.Hosting;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Reporting;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Reporting;

/// <summary>S-14: the report from the last lock to the issue, by who may read and sign what (requirements L12, L13).</summary>
public sealed class ReportingTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_last_lock_to_the_issue_each_is_told_what_is_asked_next()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        Assert.Equal(("Write", "Wait", "Wait"), await TasksAsync(judging));
        await judging.WriteReportAsync();
        Assert.Equal(("Sign", "Sign", "Sign"), await TasksAsync(judging));
        await judging.SignAsync(Chair);
        Assert.Equal(("Wait", "Sign", "Sign"), await TasksAsync(judging));
        var asked = Assert.Single((await judging.World.Service.EventsAsync()).OfType<JuryReportSignaturesAsked>());
        Assert.Equal([Jan.Id, Ilse.Id], asked.PersonIds);
        await judging.SignAsync(Jan);
        await judging.SignAsync(Ilse);
        Assert.Equal(("Issue", "Wait", "Wait"), await TasksAsync(judging));
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/report/issue"), new IssueReportBody((await judging.ReportAsAsync(Chair)).Hash!));
        Assert.Equal(("Issued", "Issued", "Issued"), await TasksAsync(judging));
        var issued = Assert.Single((await judging.World.Service.EventsAsync()).OfType<JuryReportIssued>());
        Assert.Equal((World.Body, 3), (issued.OrganisationId, issued.MemberIds.Count));
    }

    [Fact]
    public async Task The_body_reads_nothing_before_the_issue_but_that_it_is_in_work()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.WriteReportAsync();
        await judging.SignAsync(Chair);
        var seen = await judging.ReportAsAsync(World.Officer);
        Assert.Equal((ReportState.Draft, 1, 3), (seen.State, seen.Signed, seen.ToSign));
        Assert.True(seen is { Report: null, Hash: null, Work: null, Signers.Count: 0 });
        Assert.DoesNotContain("Sterk punt", await judging.ReadTextAsync(World.Approver, judging.Url("/report")));
        await judging.RefusedAsync("report.not-issued", World.Officer, HttpMethod.Get, judging.Url("/report/file"));
    }

    [Fact]
    public async Task After_the_issue_body_and_members_read_the_whole_report_and_nobody_who_took_part_is_in_it()
    {
        await using var judging = await StartAsync(JudgingStage.Reported);
        var hashes = new HashSet<string>();
        foreach (var reader in new[] { World.Officer, World.Approver, Chair, Jan, Ilse })
        {
            var seen = await judging.ReportAsAsync(reader);
            hashes.Add(seen.Hash!);
            Assert.Equal((ReportState.Issued, "Veerle"), (seen.State, seen.IssuedByName));
            Assert.Equal([("B", 1), ("A", 2)], seen.Report!.Ranking.Select(row => (row.Alias, row.Rank!.Value)));
            Assert.Equal(["Ilse"], seen.Report.Submissions.Single(part => part.Alias == "A").Left);
            Assert.Equal(3, seen.Signers.Count(signer => signer is { State: SignatureState.Fresh, Hash.Length: 64 }));
            var text = await judging.ReadTextAsync(reader, judging.Url("/report")) + await judging.ReadTextAsync(reader, judging.Url("/report/file"));
            foreach (var name in new[] { "Vonk", "Kade", "Rivaal", World.Company.ToString() })
                Assert.DoesNotContain(name, text);
        }

        Assert.Single(hashes);
    }

    [Fact]
    public async Task Whoever_writes_reads_the_locked_remarks_by_juror_number()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        var section = (await judging.ReportAsAsync(Chair)).Work!.Sections.Single(section => section.Alias == "B");
        Assert.Equal([1, 2], section.Sources.Select(source => source.Juror));
        Assert.Equal(["Opmerking 1", "Opmerking 2"], section.Sources[0].Scores.Select(score => score.Remark));
        var other = (await judging.ReportAsAsync(Jan)).Work!;
        Assert.All(other.Sections, mine => Assert.True(mine is { Writes: false, Sources.Count: 0 }));
        Assert.False(other.WritesGeneral);
    }

    [Fact]
    public async Task Who_writes_is_warned_when_a_text_names_an_organisation_of_the_market_whether_it_took_part_or_not()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.World.Service.ReceiveAsync(Apps.Identity, new OrganisationSaved(Guid.CreateVersion7(), "Vuurtoren & Co", "0566988259", "company"));
        await judging.DoneAsync(Chair, HttpMethod.Put, judging.Url("/report"), new WriteReportBody(0, "Beter dan vuurtoren & co!", [new WriteReportMeeting(new DateOnly(2026, 11, 2), [Chair.Id])]));
        await judging.DoneAsync(Chair, HttpMethod.Put, judging.Url("/report/submissions/B"), new WriteReportSectionBody(0, "Goedkoper dan Vonk BV.", "", "", []));
        var work = (await judging.ReportAsAsync(Chair)).Work!;
        Assert.Equal(["Vuurtoren & Co"], work.Named);
        Assert.Equal([[], ["Vonk BV"]], work.Sections.Select(section => section.Named));
        Assert.All((await judging.ReportAsAsync(Jan)).Work!.Sections, section => Assert.Empty(section.Named));
    }

    [Fact]
    public async Task A_name_in_a_remark_is_told_to_the_juror_before_it_is_final_and_to_who_writes_the_report()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.World.Service.ReceiveAsync(Apps.Identity, new OrganisationSaved(Guid.CreateVersion7(), "Vuurtoren Zeewacht NV", "0566988259", "company"));
        foreach (var (juror, alias, remark) in new[] { (Jan, "A", "Goed"), (Jan, "B", "Goed"), (Ilse, "B", "Beter dan vuurtoren-zeewacht.") })
        {
            await judging.DoneAsync(juror, HttpMethod.Put, judging.Url($"/submissions/{alias}/scores"), new SaveScoresBody([.. judging.Criteria.Select(criterion => new SaveScoresScore(criterion.Id, 7m, remark))]));
            var named = await judging.GetAsync<List<ListNamedRow>>(juror, judging.Url($"/submissions/{alias}/scores/named"));
            Assert.Equal(juror == Ilse ? [(judging.Criteria[0].Id, "Vuurtoren Zeewacht NV"), (judging.Criteria[1].Id, "Vuurtoren Zeewacht NV")] : [], named.Select(row => (row.CriterionId, row.Names.Single())));
            await judging.DoneAsync(juror, HttpMethod.Post, judging.Url($"/submissions/{alias}/lock"));
        }

        await judging.RefusedAsync("not-found", Ilse, HttpMethod.Get, judging.Url("/submissions/A/scores/named"));
        var sections = (await judging.ReportAsAsync(Chair)).Work!.Sections;
        Assert.Empty(sections[0].NamedInRemarks);
        Assert.Equal(judging.Criteria.Select(criterion => criterion.Id), sections[1].NamedInRemarks.Select(named => named.CriterionId));
        Assert.Single(sections[1].NamedInRemarks.Select(named => named.Juror).Distinct());
        Assert.All((await judging.ReportAsAsync(Jan)).Work!.Sections, section => Assert.Empty(section.NamedInRemarks));
    }

    [Fact]
    public async Task A_signature_is_refused_for_another_version_than_the_one_that_was_read()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.WriteReportAsync();
        var read = (await judging.ReportAsAsync(Jan)).Hash!;
        await judging.WriteSectionAsync(Chair, "B");
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/report/signature"), new SignReportBody(read));
        await judging.DoneAsync(Chair, HttpMethod.Put, judging.Url("/report/submissions/B"), new WriteReportSectionBody(2, "Anders", "", "", []));
        await judging.RefusedAsync("report.other-version", Ilse, HttpMethod.Post, judging.Url("/report/signature"), new SignReportBody(read));
        Assert.Equal(SignatureState.Stale, (await judging.ReportAsAsync(Jan)).Signers.Single(signer => signer.Name == "Jan").State);
        await judging.RefusedAsync("changed-meanwhile", Chair, HttpMethod.Put, judging.Url("/report/submissions/B"), new WriteReportSectionBody(1, "Nog anders", "", "", []));
    }

    [Fact]
    public async Task A_chair_in_conflict_learns_nothing_from_the_report_and_issues_it_whole()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([World.Rival], "Familie", true));
        await judging.AssignAsync((Jan, "A"));
        await judging.ScoreAllAsync();
        await judging.DoneAsync(Chair, HttpMethod.Put, judging.Url("/report"), new WriteReportBody(0, "", [new WriteReportMeeting(new DateOnly(2026, 11, 2), [Chair.Id, Jan.Id, Ilse.Id])]));
        await judging.WriteSectionAsync(Chair, "A", Ilse.Id);
        await judging.SignAsync(Chair);
        var before = await judging.ReadTextAsync(Chair, judging.Url("/report"));
        Assert.Equal(ReportTask.Write, (await judging.ReportAsAsync(Jan)).Task);
        await judging.WriteSectionAsync(Jan, "B", Chair.Id);
        Assert.Equal(before, await judging.ReadTextAsync(Chair, judging.Url("/report")));
        Assert.DoesNotContain("Rivaal", before);
        Assert.Equal(["A"], (await judging.ReportAsAsync(Chair)).Report!.Submissions.Select(part => part.Alias));
        await judging.RefusedAsync("not-found", Chair, HttpMethod.Put, judging.Url("/report/submissions/B"), new WriteReportSectionBody(1, "x", "", "", []));
        await judging.RefusedAsync("report.signature-missing", Chair, HttpMethod.Post, judging.Url("/report/issue"), new IssueReportBody((await judging.ReportAsAsync(Chair)).Hash!));
        await judging.SignAsync(Jan);
        await judging.SignAsync(Ilse);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/report/issue"), new IssueReportBody((await judging.ReportAsAsync(Chair)).Hash!));
        Assert.Equal(["A", "B"], (await judging.ReportAsAsync(World.Officer)).Report!.Submissions.Select(part => part.Alias));
    }

    [Fact]
    public async Task The_issued_report_is_verified_by_a_script_of_others_and_a_changed_one_is_not()
    {
        await using var judging = await StartAsync(JudgingStage.Reported);
        var file = await judging.GetAsync<ReportFile>(World.Officer, judging.Url("/report/file"));
        Assert.Contains("VALID\n report " + file.Hash, await PythonAsync(file));
        Assert.StartsWith("NOT VALID: the report does not have", await PythonAsync(file with { Content = file.Content.Replace("Sterk punt van A", "Zwak punt van A") }));
        Assert.StartsWith("NOT VALID: the ranking does not follow", await PythonAsync(WithContent(file, file.Content.Replace("\"scores\":[[80,60]]", "\"scores\":[[90,60]]"))));
        Assert.StartsWith("NOT VALID: Veerle signed another text about a submission", await PythonAsync(WithContent(file, file.Content.Replace("Sterk punt van A", "Zwak punt van A"))));
        Assert.StartsWith("NOT VALID: Veerle signed another text\n", await PythonAsync(WithContent(file, file.Content.Replace("2026-11-02", "2026-11-03"))));
        Assert.StartsWith("NOT VALID: the chair did not sign", await PythonAsync(file with { Signatures = [.. file.Signatures.Where(signature => signature.Name != "Veerle")] }));
        Assert.StartsWith("NOT VALID: another report", await PythonAsync(file, hash: new string('0', 64)));
    }

    [Fact]
    public async Task The_audit_log_vouches_for_the_issued_report()
    {
        await using var judging = await StartAsync(JudgingStage.Reported);
        var (issued, leaves) = await judging.World.InDatabaseAsync(async db => ((await db.JuryReports.AsNoTracking().SingleAsync(Cancel)).Issued!, await db.AuditLeaves.AsNoTracking().ToListAsync(Cancel)));
        Assert.Contains(nameof(IssueReport), JsonSerializer.Serialize(Assert.Single(leaves, leaf => leaf.Id == issued.LeafId)));
    }

    private static ReportFile WithContent(ReportFile file, string content) => file with { Content = content, Hash = ReportContent.HashOf(content) };

    private static async Task<(string Chair, string Jan, string Ilse)> TasksAsync(JudgingWorld judging)
    {
        var tasks = new List<string>();
        foreach (var member in new[] { Chair, Jan, Ilse })
        {
            var task = (await judging.ReportAsAsync(member)).Task;
            Assert.Equal(task, Assert.Single(await judging.GetAsync<List<ListMyJuriesRow>>(member, "/api/juries/mine")).Report);
            tasks.Add(task.ToString());
        }

        return (tasks[0], tasks[1], tasks[2]);
    }

    private static async Task<string> PythonAsync(ReportFile file, string? hash = null)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, JsonSerializer.Serialize(file, MarketJson.Options), Cancel);
            return (await Python.VerifyAsync("report.py", [path, .. hash is null ? Array.Empty<string>() : [hash]])).Said;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
