using Market.Contracts;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Reporting;
using Market.Solutions.Invariants;
using Market.Testing;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging;

/// <summary>S-12: between the last lock and the issue of the report. Jan judges A and B, Ilse judges B; B wins with 78.00 before A with 72.00.</summary>
public sealed class LateConflictTests
{
    [Fact]
    public async Task A_juror_who_recuses_loses_the_scores_at_once_and_the_chair_reads_which()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await RecuseAsync(judging, Jan, "B");

        var ranking = await judging.GetAsync<GetRankingReply>(Chair, judging.Url("/ranking"));
        Assert.Equal([("B", 84m), ("A", 72m)], ranking.Rows.Select(row => (row.Alias, row.Total!.Value)));
        var room = await judging.GetAsync<GetJuryReply>(Chair, judging.Url(""));
        Assert.Equal((JuryStage.Completed, "Jan", "B", LossCause.Recused), (room.Stage, room.Lapses[0].Name, room.Lapses[0].Alias, room.Lapses[0].Cause));
        Assert.Empty((await judging.GetAsync<GetJuryReply>(World.Officer, judging.Url(""))).Lapses);
        Assert.Empty((await judging.GetAsync<GetJuryReply>(Ilse, judging.Url(""))).Lapses);
        await judging.RefusedAsync("not-found", Jan, HttpMethod.Get, judging.Url("/submissions/B"));
        Assert.Equal([false, true], (await judging.World.Service.EventsAsync()).OfType<ScoringCompleted>().Select(told => told.Again));
    }

    [Fact]
    public async Task A_submission_without_scores_opens_the_scoring_until_the_chair_has_assigned_it_and_the_report_waits()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.WriteReportAsync();
        await RecuseAsync(judging, Jan, "A");

        var room = await judging.GetAsync<GetJuryReply>(Chair, judging.Url(""));
        Assert.Equal((JuryStage.Scoring, "A"), (room.Stage, Assert.Single(room.Unjudged)));
        Assert.Equal((ReportState.Waiting, "report.scoring-not-complete"), await judging.ReportAsAsync(Chair) is { } report ? (report.State, report.WhyWaiting) : default);
        Assert.Equal(Chair.Id, Assert.Single((await judging.World.Service.EventsAsync()).OfType<AssignmentsTaken>()).ChairId);

        await judging.DoneAsync(World.Officer, HttpMethod.Post, judging.Url("/members"), new InviteJurorBody(Otto.Id, false));
        await judging.DoneAsync(Otto, HttpMethod.Post, judging.Url("/answer"), new AnswerJuryInvitationBody(true));
        await judging.DoneAsync(Otto, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([], "Geen", true));
        await judging.AssignAsync((Jan, "B"), (Ilse, "B"), (Otto, "A"));
        await judging.ScoreAsync(Otto, "A", 9m, 9m);

        Assert.Equal(JuryStage.Completed, (await judging.GetAsync<GetJuryReply>(Chair, judging.Url(""))).Stage);
        Assert.True((await judging.World.Service.EventsAsync()).OfType<ScoringCompleted>().Last().Again);
        Assert.Equal("Sterk", (await judging.ReportAsAsync(Chair)).Report!.Submissions[0].Merits[..5]);
    }

    [Fact]
    public async Task What_the_chair_may_not_know_of_and_nobody_can_judge_makes_the_body_bring_somebody_in_without_learning_what_it_is()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([World.Company], "Familie", true));
        Assert.False((await judging.GetAsync<GetJuryReply>(World.Officer, judging.Url(""))).NeedsJuror);
        await RecuseAsync(judging, Jan, "A");

        Assert.True((await judging.GetAsync<GetJuryReply>(World.Officer, judging.Url(""))).NeedsJuror);
        foreach (var member in new[] { Chair, Jan })
            Assert.False((await judging.GetAsync<GetJuryReply>(member, judging.Url(""))).NeedsJuror);
        Assert.Equal(World.Body, Assert.Single((await judging.World.Service.EventsAsync()).OfType<JurorNeeded>()).OrganisationId);
        Assert.Equal(Chair.Id, Assert.Single((await judging.World.Service.EventsAsync()).OfType<ScoringReopened>()).ChairId);

        await judging.DoneAsync(World.Officer, HttpMethod.Post, judging.Url("/members"), new InviteJurorBody(Otto.Id, false));
        await judging.DoneAsync(Otto, HttpMethod.Post, judging.Url("/answer"), new AnswerJuryInvitationBody(true));
        await judging.DoneAsync(Otto, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([], "Geen", true));
        Assert.False((await judging.GetAsync<GetJuryReply>(World.Officer, judging.Url(""))).NeedsJuror);
        await judging.ScoreAsync(Otto, "A", 9m, 9m);
        Assert.Equal(JuryStage.Completed, (await judging.GetAsync<GetJuryReply>(Chair, judging.Url(""))).Stage);
    }

    [Fact]
    public async Task Who_goes_to_work_for_a_team_before_the_issue_loses_the_scores_and_after_it_only_the_reading()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.ReceiveAsync(Jan, World.Rival);
        Assert.Equal("B", Assert.Single((await judging.GetAsync<GetJuryReply>(Chair, judging.Url(""))).Lapses).Alias);

        await using var later = await StartAsync(JudgingStage.Reported);
        await later.ReceiveAsync(Jan, World.Rival);
        Assert.Empty((await later.GetAsync<GetJuryReply>(Chair, later.Url(""))).Lapses);
        await later.RefusedAsync("not-found", Jan, HttpMethod.Get, later.Url("/submissions/B"));
        await later.RefusedAsync("jury.settled", Jan, HttpMethod.Post, later.Url("/submissions/A/recusal"), new RecuseFromSubmissionBody("Te laat"));
        foreach (var invariant in JuryInvariants.All.Concat(ReportInvariants.All))
            Assert.Empty(await later.BrokenAsync(invariant, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_number_that_an_organisation_turns_out_to_have_counts_until_the_issue()
    {
        await using var judging = await StartAsync(JudgingStage.Declared);
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([], "Geen", true, Numbers: ["0403001940"]));
        await judging.OpenAsync();
        await judging.AssignAsync();
        await judging.ScoreAllAsync();
        await judging.World.Service.ReceiveAsync(Apps.Identity, new OrganisationSaved(World.Rival, "Rivaal Anders NV", "0403001940", "company"));
        Assert.Equal(("B", LossCause.Conflict), Assert.Single((await judging.GetAsync<GetJuryReply>(Chair, judging.Url(""))).Lapses) is var lapse ? (lapse.Alias, lapse.Cause) : default);
    }

    [Fact]
    public async Task A_review_more_is_taken_and_none_less()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.RefusedAsync("assignment.scored", Chair, HttpMethod.Put, judging.Url("/assignment"), new SetAssignmentBody([new AssignmentPair(Jan.Id, "A"), new AssignmentPair(Jan.Id, "B")]));
        await judging.RefusedAsync(
            "assignment.has-compared", Chair, HttpMethod.Put, judging.Url("/assignment"),
            new SetAssignmentBody([new AssignmentPair(Jan.Id, "A"), new AssignmentPair(Jan.Id, "B"), new AssignmentPair(Ilse.Id, "B"), new AssignmentPair(Chair.Id, "A")]));
    }

    private static Task RecuseAsync(JudgingWorld judging, Persona juror, string alias) =>
        judging.DoneAsync(juror, HttpMethod.Post, judging.Url($"/submissions/{alias}/recusal"), new RecuseFromSubmissionBody("Ik herken dit werk"));
}
