using System.Net;

using Market.Local.Demo;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Reporting;

namespace Market.Journeys.Api;

/// <summary>Step 5 of the main job by API: invited, declared, assigned, scored, locked, ranked, reported.</summary>
internal static class ApiJudging
{
    private static readonly IReadOnlyList<DemoPerson> Jury = [DemoPeople.Chair, DemoPeople.FirstJuror];

    public static async Task JudgeAsync(ApiPeople people, Guid challenge)
    {
        await InviteAsync(people, challenge);
        foreach (var juror in Jury)
            await AcceptAndDeclareAsync(await people.AsAsync(juror), challenge);
        await AssignAsync(await people.AsAsync(DemoPeople.Chair), challenge);
        await KeepOthersOutAsync(people, challenge);
        Assert.False((await RankAsync(people, DemoPeople.Chair, challenge)).Complete);
        foreach (var juror in Jury)
            await ScoreAllAsync(await people.AsAsync(juror), challenge);
        var ranking = await RankAsync(people, DemoPeople.Chair, challenge);
        Assert.True(ranking.Complete);
        Assert.Equal(["Lichtpijl plus", "Geluidsbaken"], ranking.Rows.Select(row => row.Title));
        Assert.Equal([85m, 60m], ranking.Rows.Select(row => row.Total));
        Assert.False((await RankAsync(people, DemoPeople.Officer, challenge)).Complete);
        await ReportAsync(people, challenge);
    }

    /// <summary>The chair writes, everybody signs, the chair issues; before that nobody can award.</summary>
    private static async Task ReportAsync(ApiPeople people, Guid challenge)
    {
        var (officer, chair, path) = (await people.AsAsync(DemoPeople.Officer), await people.AsAsync(DemoPeople.Chair), $"/api/juries/{challenge}/report");
        await officer.IsRefusedAsync(HttpStatusCode.Conflict, "award.report-not-issued", HttpMethod.Post, $"/api/awards/{challenge}/proposal", new { winners = Array.Empty<object>() });
        var work = (await chair.GetAsync<GetReportReply>(path)).Work!;
        await chair.DoAsync(HttpMethod.Put, path, new { revision = work.Revision, text = "Eensgezind.", meetings = new[] { new { date = DateOnly.FromDateTime(DateTime.UtcNow), present = Jury.Select(juror => juror.Id) } } });
        foreach (var section in work.Sections)
            await chair.DoAsync(HttpMethod.Put, $"{path}/submissions/{section.Alias}", new { section.Revision, merits = "Sterk.", observations = "", toClarify = "", left = Array.Empty<Guid>() });
        foreach (var juror in Jury)
            await SignAsync(await people.AsAsync(juror), path);
        Assert.Null((await officer.GetAsync<GetReportReply>(path)).Report);
        await chair.DoAsync(HttpMethod.Post, $"{path}/issue", new { (await chair.GetAsync<GetReportReply>(path)).Hash });
        Assert.Equal(["A", "B"], (await officer.GetAsync<GetReportReply>(path)).Report!.Submissions.Select(part => part.Alias));
    }

    private static async Task SignAsync(ApiPerson member, string path) =>
        await member.DoAsync(HttpMethod.Post, $"{path}/signature", new { (await member.GetAsync<GetReportReply>(path)).Hash });

    public static async Task<GetRankingReply> RankAsync(ApiPeople people, DemoPerson reader, Guid challenge) =>
        await (await people.AsAsync(reader)).GetAsync<GetRankingReply>($"/api/juries/{challenge}/ranking");

    private static async Task InviteAsync(ApiPeople people, Guid challenge)
    {
        var officer = await people.AsAsync(DemoPeople.Officer);
        foreach (var juror in Jury)
            await officer.DoAsync(HttpMethod.Post, $"/api/juries/{challenge}/members", new { personId = juror.Id, chair = juror == DemoPeople.Chair });
        Assert.Equal(2, (await officer.GetAsync<GetJuryReply>($"/api/juries/{challenge}")).Members.Count);
    }

    private static async Task AcceptAndDeclareAsync(ApiPerson juror, Guid challenge)
    {
        await juror.DoAsync(HttpMethod.Post, $"/api/juries/{challenge}/answer", new { accept = true });
        await juror.DoAsync(HttpMethod.Post, $"/api/juries/{challenge}/declaration", new { organisationIds = Array.Empty<Guid>(), statement = "", confirmed = true });
        Assert.True((await juror.GetAsync<GetJuryReply>($"/api/juries/{challenge}")).Me!.Declared);
    }

    private static async Task AssignAsync(ApiPerson chair, Guid challenge)
    {
        var table = await chair.GetAsync<GetAssignmentReply>($"/api/juries/{challenge}/assignment");
        var pairs = table.Jurors.SelectMany(juror => table.Aliases.Select(submission => new AssignmentPair(juror.PersonId, submission.Alias))).ToList();
        Assert.Equal(4, pairs.Count);
        await chair.DoAsync(HttpMethod.Put, $"/api/juries/{challenge}/assignment", new { pairs });
        Assert.Equal(4, (await chair.GetAsync<GetAssignmentReply>($"/api/juries/{challenge}/assignment")).Pairs.Count);
    }

    /// <summary>Scores have no writer but the juror whom they were assigned to.</summary>
    private static async Task KeepOthersOutAsync(ApiPeople people, Guid challenge)
    {
        var path = $"/api/juries/{challenge}/submissions/A/scores";
        var body = new { scores = Array.Empty<SaveScoresScore>() };
        await (await people.AsAsync(DemoPeople.SecondJuror)).IsRefusedAsync(HttpStatusCode.NotFound, null, HttpMethod.Put, path, body);
        await (await people.AsAsync(DemoPeople.Officer)).IsRefusedAsync(HttpStatusCode.Forbidden, null, HttpMethod.Put, path, body);
        await (await people.AsAsync(DemoPeople.StartUpLead)).IsRefusedAsync(HttpStatusCode.Forbidden, null, HttpMethod.Put, path, body);
    }

    private static async Task ScoreAllAsync(ApiPerson juror, Guid challenge)
    {
        var rows = await juror.GetAsync<List<ListJurySubmissionsRow>>($"/api/juries/{challenge}/submissions");
        Assert.Equal(2, rows.Count);
        foreach (var row in rows)
            await ScoreAsync(juror, $"/api/juries/{challenge}/submissions/{row.Alias}", row.Title);
    }

    private static async Task ScoreAsync(ApiPerson juror, string path, string title)
    {
        await juror.IsRefusedAsync(HttpStatusCode.Forbidden, "jury.clear-first", HttpMethod.Get, path);
        await juror.DoAsync(HttpMethod.Post, $"{path}/clearance");
        var submission = await juror.GetAsync<GetJurySubmissionReply>(path);
        Assert.DoesNotContain("schets", string.Concat(submission.Files.Select(file => file.Name)), StringComparison.Ordinal);
        Assert.Empty(submission.Scores);
        var (value, remark) = title == "Lichtpijl plus" ? (8.5m, ApiAwarding.Praise) : (6m, "De proef is te kort.");
        var scores = submission.Criteria.Select(criterion => new SaveScoresScore(criterion.Id, value, remark)).ToList();
        await juror.DoAsync(HttpMethod.Put, $"{path}/scores", new { scores });
        await juror.IsRefusedAsync(HttpStatusCode.Conflict, "score.own-not-locked", HttpMethod.Get, $"{path}/scores");
        await juror.DoAsync(HttpMethod.Post, $"{path}/lock");
        await juror.IsRefusedAsync(HttpStatusCode.Conflict, null, HttpMethod.Put, $"{path}/scores", new { scores });
        Assert.True((await juror.GetAsync<GetJurySubmissionReply>(path)).Locked);
    }
}
