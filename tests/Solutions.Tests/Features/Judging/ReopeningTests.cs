using Market.Contracts;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Reopening;
using Market.Testing;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging;

/// <summary>S-13: final scores change by their own juror, for a reason, and with a second person (requirements L10). Jan judges A and B, Ilse judges B; the chair judges nothing. B wins with 78.00 before A with 72.00.</summary>
public sealed class ReopeningTests
{
    [Fact]
    public async Task A_juror_asks_the_chair_allows_and_every_move_is_told()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await AskAsync(judging, Jan, "A", "De begroting verkeerd gelezen");
        Assert.True((await judging.GetAsync<GetRankingReply>(Chair, judging.Url("/ranking"))).Complete);

        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url($"/submissions/A/reopenings/{Jan.Id}/approval"));
        Assert.False((await judging.GetAsync<GetRankingReply>(Chair, judging.Url("/ranking"))).Complete);
        Assert.False((await judging.GetAsync<GetShiftsReply>(Chair, judging.Url("/ranking/shifts"))).Complete);
        await judging.ScoreAsync(Jan, "A", 9.5m, 6m);

        var shifts = await judging.GetAsync<GetShiftsReply>(Chair, judging.Url("/ranking/shifts"));
        var score = Assert.Single(shifts.Scores);
        Assert.Equal(("A", 8m, 9.5m, "De begroting verkeerd gelezen"), (score.Alias, score.From, score.To, score.Reason));
        Assert.Equal([("A", 72m, 81m, 2, 1), ("B", 78m, 78m, 1, 2)], shifts.Submissions.Select(row => (row.Alias, row.TotalBefore, row.Total, row.RankBefore!.Value, row.Rank!.Value)));
        Assert.Equal("A", (await judging.GetAsync<GetRankingReply>(Chair, judging.Url("/ranking"))).Rows[0].Alias);
        Assert.Equal(2, (await judging.World.Service.EventsAsync()).OfType<ScoringCompleted>().Count());
    }

    [Fact]
    public async Task Nobody_decides_on_an_own_request_and_a_chair_who_can_decide_is_not_passed_over()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await AskAsync(judging, Jan, "B", "Verkeerd gelezen");

        await judging.RefusedAsync("reopening.not-yours", Jan, HttpMethod.Post, judging.Url($"/submissions/B/reopenings/{Jan.Id}/approval"));
        await judging.RefusedAsync("reopening.not-yours", Ilse, HttpMethod.Post, judging.Url($"/submissions/B/reopenings/{Jan.Id}/approval"));
        Assert.True(await CanDecideAsync(judging, Chair));
        Assert.False(await CanDecideAsync(judging, Ilse));
        Assert.Equal([Chair.Id], Assert.Single((await judging.World.Service.EventsAsync()).OfType<ScoresReopeningAsked>()).DeciderIds);
    }

    [Fact]
    public async Task For_a_submission_that_the_chair_may_not_know_of_another_juror_of_it_decides()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([World.Rival], "Familie", true));
        await judging.AssignAsync((Jan, "A"));
        foreach (var (juror, alias) in new[] { (Jan, "A"), (Jan, "B"), (Ilse, "B") })
            await judging.ScoreAsync(juror, alias, 7m, 7m);
        await AskAsync(judging, Jan, "B", "Verkeerd gelezen");

        Assert.Empty(await judging.GetAsync<List<ListReopeningsRow>>(Chair, judging.Url("/reopenings")));
        await judging.RefusedAsync("not-found", Chair, HttpMethod.Post, judging.Url($"/submissions/B/reopenings/{Jan.Id}/approval"));
        await judging.DoneAsync(Ilse, HttpMethod.Post, judging.Url($"/submissions/B/reopenings/{Jan.Id}/approval"));
        await judging.ScoreAsync(Jan, "B", 8m, 7m);
    }

    [Fact]
    public async Task What_was_refused_stays_final_and_on_record()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await AskAsync(judging, Jan, "A", "Toch liever hoger");
        await judging.RefusedAsync("reopening.asked", Jan, HttpMethod.Post, judging.Url("/submissions/A/reopening"), new AskReopeningBody("Nog eens"));
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url($"/submissions/A/reopenings/{Jan.Id}/refusal"));

        await judging.RefusedAsync("score.locked", Jan, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(9, 9));
        await judging.RefusedAsync("not-found", Chair, HttpMethod.Post, judging.Url($"/submissions/A/reopenings/{Jan.Id}/approval"));
        var row = Assert.Single(await judging.GetAsync<List<ListReopeningsRow>>(Jan, judging.Url("/reopenings")));
        Assert.Equal((ReopeningState.Refused, "Veerle", "Toch liever hoger"), (row.State, row.DecidedBy, row.Reason));
    }

    [Fact]
    public async Task Only_final_scores_are_reopened_for_a_reason_and_before_the_report_is_issued()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.RefusedAsync("score.not-locked", Jan, HttpMethod.Post, judging.Url("/submissions/A/reopening"), new AskReopeningBody("Eh"));
        await judging.ScoreAllAsync();
        await judging.RefusedAsync("jury.reason-missing", Jan, HttpMethod.Post, judging.Url("/submissions/A/reopening"), new AskReopeningBody(" "));
        await judging.RefusedAsync("jury.reason-too-long", Jan, HttpMethod.Post, judging.Url("/submissions/A/reopening"), new AskReopeningBody(new string('a', Jury.MaxReason + 1)));
        await judging.ReportAsync();
        await judging.RefusedAsync("reopening.decided", Jan, HttpMethod.Post, judging.Url("/submissions/A/reopening"), new AskReopeningBody("Te laat"));
    }

    private static Task AskAsync(JudgingWorld judging, Persona juror, string alias, string reason) => judging.DoneAsync(juror, HttpMethod.Post, judging.Url($"/submissions/{alias}/reopening"), new AskReopeningBody(reason));

    private static async Task<bool> CanDecideAsync(JudgingWorld judging, Persona reader) => Assert.Single(await judging.GetAsync<List<ListReopeningsRow>>(reader, judging.Url("/reopenings"))).CanDecide;
}
