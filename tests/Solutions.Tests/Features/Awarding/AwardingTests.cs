using Market.Contracts;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Features.Awarding;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Reporting;

using Microsoft.EntityFrameworkCore;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Awarding;

public sealed class AwardingTests
{
    [Fact]
    public async Task Two_persons_award_and_the_results_with_names_go_out()
    {
        await using var judging = await StartAsync(JudgingStage.Proposed);
        Assert.DoesNotContain(await judging.World.Service.EventsAsync(), it => it is AwardPublished);
        await judging.ConfirmAsync();
        var published = Assert.Single((await judging.World.Service.EventsAsync()).OfType<AwardPublished>());
        Assert.Equal((World.Officer.Id, World.Approver.Id, 2), (published.DecidedBy, published.ConfirmedBy, published.Submissions));
        Assert.Equal([(1, "Rivaal NV", 78.00m, 2_500_000L), (2, "Vonk BV", 72.00m, 1_000_000L)],
            published.Winners.Select(winner => (winner.Rank, winner.OrganisationName, winner.Total, winner.PrizeCents!.Value)));
        Assert.Equal(["Instituut Kade"], published.Winners[1].Partners);
        Assert.Equivalent(new[] { World.Company, World.Institute, World.Rival }, published.SubmitterOrganisationIds, strict: true);
        Assert.Equivalent(new[] { judging.SolutionA, judging.SolutionB }, published.SolutionIds, strict: true);
        Assert.Equal(JuryStage.Decided, (await judging.GetAsync<GetJuryReply>(Chair, judging.Url(""))).Stage);
        Assert.Equal(BriefStage.Awarded, await judging.World.InDatabaseAsync(async db => (await db.Briefs.SingleAsync(row => row.Id == judging.Challenge)).StageAt(DateTimeOffset.UtcNow)));
    }

    [Fact]
    public async Task Nothing_is_proposed_before_all_scores_are_locked()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.ScoreAsync(Jan, "A", 8m, 6m);
        await judging.RefusedAsync("award.ranking-not-complete", World.Officer, HttpMethod.Post, judging.AwardUrl("/proposal"), Winners("A"));
        await judging.RefusedAsync("award.not-proposed", World.Approver, HttpMethod.Post, judging.AwardUrl("/confirmation"), new ConfirmAwardBody(0));
        var award = await judging.GetAsync<GetAwardReply>(World.Officer, judging.AwardUrl(""));
        Assert.Equal((AwardState.None, false, false, 0), (award.State, award.Complete, award.CanPropose, award.Ranking.Count));
    }

    [Fact]
    public async Task Nothing_is_proposed_before_the_report_is_issued()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.RefusedAsync("award.report-not-issued", World.Officer, HttpMethod.Post, judging.AwardUrl("/proposal"), Winners("B"));
        var award = await judging.GetAsync<GetAwardReply>(World.Officer, judging.AwardUrl(""));
        Assert.Equal((true, false, false), (award.Complete, award.Reported, award.CanPropose));
        await judging.ReportAsync();
        Assert.Equal((true, true), ((await judging.GetAsync<GetAwardReply>(World.Officer, judging.AwardUrl(""))) is { Reported: var reported, CanPropose: var can } ? (reported, can) : default));
        await judging.DoneAsync(World.Officer, HttpMethod.Post, judging.AwardUrl("/proposal"), Winners("B"));
    }

    [Fact]
    public async Task What_was_proposed_before_there_were_reports_waits_for_one()
    {
        await using var judging = await StartAsync(JudgingStage.Proposed);
        await judging.World.InDatabaseAsync(db => db.Awards.ExecuteUpdateAsync(set => set.SetProperty(award => award.ReportHash, (string?)null), TestContext.Current.CancellationToken));
        Assert.False((await judging.GetAsync<GetAwardReply>(World.Approver, judging.AwardUrl(""))).CanConfirm);
        await judging.RefusedAsync("award.report-not-issued", World.Approver, HttpMethod.Post, judging.AwardUrl("/confirmation"), new ConfirmAwardBody(0));
    }

    [Fact]
    public async Task The_reader_is_told_what_may_be_done_and_no_name_before_the_award()
    {
        await using var judging = await StartAsync(JudgingStage.Reported);
        Assert.True((await judging.GetAsync<GetAwardReply>(World.Officer, judging.AwardUrl(""))).CanPropose);
        Assert.False((await judging.GetAsync<GetAwardReply>(World.Approver, judging.AwardUrl(""))).CanPropose);
        await judging.ProposeAsync();
        var officer = await judging.GetAsync<GetAwardReply>(World.Officer, judging.AwardUrl(""));
        var approver = await judging.GetAsync<GetAwardReply>(World.Approver, judging.AwardUrl(""));
        Assert.Equal((false, true, true, false), (officer.CanConfirm, officer.CanWithdraw, approver.CanConfirm, approver.CanWithdraw));
        var text = await judging.ReadTextAsync(World.Officer, judging.AwardUrl(""));
        foreach (var name in new[] { "Vonk", "Kade", "Rivaal", World.Company.ToString() })
            Assert.DoesNotContain(name, text);
    }

    [Fact]
    public async Task The_proposer_does_not_confirm_and_the_order_is_that_of_the_ranking()
    {
        await using var judging = await StartAsync(JudgingStage.Reported);
        await judging.RefusedAsync("award.out-of-order", World.Officer, HttpMethod.Post, judging.AwardUrl("/proposal"), Winners("A"));
        await judging.ProposeAsync();
        await judging.RefusedAsync("award.same-person", World.Officer, HttpMethod.Post, judging.AwardUrl("/confirmation"), new ConfirmAwardBody(0));
        await judging.RefusedAsync("award.already-proposed", World.Officer, HttpMethod.Post, judging.AwardUrl("/proposal"), Winners("B"));
        await judging.DoneAsync(World.Officer, HttpMethod.Delete, judging.AwardUrl("/proposal"));
        await judging.DoneAsync(World.Officer, HttpMethod.Post, judging.AwardUrl("/proposal"), Winners("B"));
        Assert.Equal(2, (await judging.World.Service.EventsAsync()).OfType<AwardProposed>().Count());
    }

    [Fact]
    public async Task Another_proposal_than_the_one_that_was_read_is_not_confirmed()
    {
        await using var judging = await StartAsync(JudgingStage.Proposed);
        var read = await judging.GetAsync<GetAwardReply>(World.Approver, judging.AwardUrl(""));
        await judging.DoneAsync(World.Officer, HttpMethod.Delete, judging.AwardUrl("/proposal"));
        await judging.DoneAsync(World.Officer, HttpMethod.Post, judging.AwardUrl("/proposal"), Winners("B"));

        await judging.RefusedAsync("changed-meanwhile", World.Approver, HttpMethod.Post, judging.AwardUrl("/confirmation"), new ConfirmAwardBody(read.Version));
        Assert.DoesNotContain(await judging.World.Service.EventsAsync(), it => it is AwardPublished);
        await judging.ConfirmAsync();
        Assert.Single((await judging.World.Service.EventsAsync()).OfType<AwardPublished>());
    }

    [Fact]
    public async Task After_the_award_everything_is_final()
    {
        await using var judging = await StartAsync(JudgingStage.Awarded);
        await judging.RefusedAsync("award.published", World.Officer, HttpMethod.Post, judging.AwardUrl("/proposal"), Winners("B"));
        await judging.RefusedAsync("award.published", World.Officer, HttpMethod.Delete, judging.AwardUrl("/proposal"));
        await judging.RefusedAsync("award.published", World.Approver, HttpMethod.Post, judging.AwardUrl("/confirmation"), new ConfirmAwardBody(0));
        await judging.RefusedAsync("jury.settled", Chair, HttpMethod.Put, judging.Url("/assignment"), new SetAssignmentBody([]));
        await judging.RefusedAsync("jury.settled", World.Officer, HttpMethod.Post, judging.Url("/members"), new InviteJurorBody(Otto.Id, false));
        await judging.RefusedAsync("score.locked", Jan, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(10, 10));
    }

    [Fact]
    public async Task Lead_and_partner_read_their_scores_and_remarks_after_the_award_without_names()
    {
        await using var judging = await StartAsync(JudgingStage.Proposed);
        var url = $"/api/solutions/{judging.SolutionB}/feedback";
        await judging.RefusedAsync("not-found", World.Competitor, HttpMethod.Get, url);
        await judging.ConfirmAsync();
        var feedback = await judging.GetAsync<GetFeedbackReply>(World.Competitor, url);
        Assert.Equal((1, 78.00m, true, true), (feedback.Rank, feedback.Total, feedback.Eligible, feedback.Winner));
        Assert.Equal([1, 2], feedback.Criteria[0].Jurors.Select(juror => juror.Number));
        Assert.Equal([6m, 8m], feedback.Criteria[0].Jurors.Select(juror => juror.Value).Order());
        Assert.Equal("Opmerking 1", feedback.Criteria[0].Jurors[0].Remark);
        Assert.Equal(("Sterk punt van B", "De planning is krap", "Wie onderhoudt het?"), (feedback.Report!.Merits, feedback.Report.Observations, feedback.Report.ToClarify));
        Assert.Equal(Standstill.LastDay(feedback.DecidedAt), feedback.StandstillUntil);
        Assert.Equal(feedback.StandstillUntil, (await judging.GetAsync<GetAwardReply>(World.Officer, judging.AwardUrl(""))).StandstillUntil);
        foreach (var reader in new[] { World.Solver, World.Colleague, World.Partner })
            Assert.Equal(2, (await judging.GetAsync<GetFeedbackReply>(reader, $"/api/solutions/{judging.SolutionA}/feedback")).Rank);
        await judging.RefusedAsync("not-found", World.Solver, HttpMethod.Get, url);
        var text = await judging.ReadTextAsync(World.Competitor, url);
        foreach (var secret in new[] { "\"Jan\"", "Ilse", Jan.Id.ToString(), Ilse.Id.ToString(), "Vonk", "van A" })
            Assert.DoesNotContain(secret, text);
    }

    [Fact]
    public async Task A_tie_is_broken_by_people_with_a_motivation()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.AssignAsync((Jan, "A"), (Jan, "B"));
        await judging.ScoreAsync(Jan, "A", 8m, 6m);
        await judging.ScoreAsync(Jan, "B", 6m, 9m);
        await judging.ReportAsync();
        var ranking = await judging.GetAsync<GetRankingReply>(World.Officer, judging.Url("/ranking"));
        Assert.All(ranking.Rows, row => Assert.Equal((1, true, 72m), (row.Rank, row.Tied, row.Total)));
        await judging.RefusedAsync("award.motivation-missing", World.Officer, HttpMethod.Post, judging.AwardUrl("/proposal"), Winners("B"));
        await judging.DoneAsync(World.Officer, HttpMethod.Post, judging.AwardUrl("/proposal"), new ProposeAwardBody([new ProposeAwardWinner("B", 1)], "Sterker bewezen"));
    }

    [Fact]
    public async Task Who_came_from_the_jury_to_the_body_decides_nothing()
    {
        await using var judging = await StartAsync(JudgingStage.Reported);
        var turned = Jan with { OrganisationId = World.Body, Roles = ["member", "juror", "officer", "approver"] };
        await judging.RefusedAsync("award.in-jury", turned, HttpMethod.Post, judging.AwardUrl("/proposal"), Winners("B"));
        await judging.ProposeAsync();
        await judging.RefusedAsync("award.in-jury", turned, HttpMethod.Post, judging.AwardUrl("/confirmation"), new ConfirmAwardBody(0));
        Assert.False((await judging.GetAsync<GetAwardReply>(turned, judging.AwardUrl(""))).CanConfirm);
    }

    [Fact]
    public async Task A_challenge_that_nobody_answered_ends_without_a_winner()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.World.InDatabaseAsync(db =>
        {
            db.Shelf.Clear();
            return db.OpenedSubmissions.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        });
        await judging.AssignAsync([]);
        await judging.DoneAsync(Chair, HttpMethod.Put, judging.Url("/report"), new WriteReportBody(0, "Niemand diende in.", [new WriteReportMeeting(new DateOnly(2026, 11, 2), [Chair.Id])]));
        foreach (var member in new[] { Chair, Jan, Ilse })
            await judging.SignAsync(member);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/report/issue"), new IssueReportBody((await judging.ReportAsAsync(Chair)).Hash!));
        await judging.RefusedAsync("award.motivation-missing", World.Officer, HttpMethod.Post, judging.AwardUrl("/proposal"), Winners());
        await judging.DoneAsync(World.Officer, HttpMethod.Post, judging.AwardUrl("/proposal"), new ProposeAwardBody([], "Niemand diende in"));
        await judging.ConfirmAsync();
        Assert.Empty((await judging.World.Service.EventsAsync()).OfType<AwardPublished>().Single().Winners);
    }

    private static ProposeAwardBody Winners(params string[] aliases) => new([.. aliases.Select((alias, index) => new ProposeAwardWinner(alias, index + 1))]);
}
