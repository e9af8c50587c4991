using Market.Contracts;
using Market.Solutions.Features.Judging;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging;

/// <summary>S-12: who is in conflict sees nothing of that submission, also as chair (requirements L8).</summary>
public sealed class ConflictTests
{
    [Fact]
    public async Task The_chair_sees_who_cannot_judge_what()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        var assignment = await judging.GetAsync<GetAssignmentReply>(Chair, judging.Url("/assignment"));
        Assert.Equal(["Veerle", "Jan", "Ilse"], assignment.Jurors.Select(juror => juror.Name));
        Assert.Equal(["A", "B"], assignment.Aliases.Select(submission => submission.Alias));
        Assert.Equal(new AssignmentPair(Ilse.Id, "A"), Assert.Single(assignment.Conflicts));
        await judging.RefusedAsync("assignment.conflict", Chair, HttpMethod.Put, judging.Url("/assignment"), new SetAssignmentBody([new AssignmentPair(Ilse.Id, "A")]));
    }

    [Fact]
    public async Task Assigned_jurors_hear_it()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        var assigned = (await judging.World.Service.EventsAsync()).OfType<SubmissionsAssigned>().ToDictionary(it => it.PersonId, it => it.Submissions);
        Assert.Equal((2, 1), (assigned[Jan.Id], assigned[Ilse.Id]));
    }

    [Fact]
    public async Task A_conflicted_chair_learns_nothing_of_that_submission_and_others_judge_it()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([World.Rival], "Familie", true));
        await judging.AssignAsync((Jan, "A"));
        await judging.ScoreAsync(Jan, "A", 8m, 6m);

        Assert.Equal(["A"], (await judging.GetAsync<List<ListJurySubmissionsRow>>(Chair, judging.Url("/submissions"))).Select(row => row.Alias));
        var assignment = await judging.GetAsync<GetAssignmentReply>(Chair, judging.Url("/assignment"));
        Assert.DoesNotContain("B", assignment.Aliases.Select(row => row.Alias).Concat(assignment.Pairs.Select(row => row.Alias)).Concat(assignment.Conflicts.Select(row => row.Alias)));
        await judging.RefusedAsync("not-found", Chair, HttpMethod.Get, judging.Url("/submissions/B"));
        await judging.RefusedAsync("not-found", Chair, HttpMethod.Get, judging.Url("/submissions/B/scores"));
        await judging.RefusedAsync("not-found", Chair, HttpMethod.Post, judging.Url("/submissions/B/recusal"), new RecuseFromSubmissionBody("Eh"));
        await judging.RefusedAsync("assignment.alias-unknown", Chair, HttpMethod.Put, judging.Url("/assignment"), new SetAssignmentBody([new AssignmentPair(Jan.Id, "B")]));

        var progress = await judging.GetAsync<List<GetProgressRow>>(Chair, judging.Url("/progress"));
        Assert.Equal((1, 1), progress.Where(row => row.Name == "Jan").Select(row => (row.Assigned, row.Locked)).Single());
        Assert.Equal(0, progress.Single(row => row.Name == "Ilse").Assigned);
        var ranking = await judging.GetAsync<GetRankingReply>(Chair, judging.Url("/ranking"));
        Assert.True(ranking.Complete);
        Assert.Equal(("A", 1), ranking.Rows.Select(row => (row.Alias, row.Rank!.Value)).Single());

        Assert.Contains(await judging.GetAsync<List<ListJurySubmissionsRow>>(Ilse, judging.Url("/submissions")), row => row is { Alias: "B", Assigned: true });
        await judging.ScoreAsync(Ilse, "B", 8m, 9m);
        await judging.ScoreAsync(Jan, "B", 6m, 9m);
        Assert.Single((await judging.GetAsync<GetRankingReply>(Chair, judging.Url("/ranking"))).Rows);
    }

    [Fact]
    public async Task Nothing_is_read_before_the_declaration()
    {
        await using var judging = await StartAsync(JudgingStage.Invited);
        await judging.OpenAsync();
        await judging.RefusedAsync("jury.accept-first", Chair, HttpMethod.Get, judging.Url("/submissions"));
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/answer"), new AnswerJuryInvitationBody(true));
        foreach (var path in new[] { "/submissions", "/submissions/A", "/submissions/ZZ", "/assignment", "/progress", "/ranking" })
            await judging.RefusedAsync("jury.declare-first", Chair, HttpMethod.Get, judging.Url(path));
    }

    [Fact]
    public async Task Nothing_is_assigned_before_the_opening()
    {
        await using var judging = await StartAsync(JudgingStage.Declared);
        await judging.RefusedAsync("assignment.not-opened", Chair, HttpMethod.Put, judging.Url("/assignment"), new SetAssignmentBody([]));
        Assert.Empty(await judging.GetAsync<List<ListJurySubmissionsRow>>(Chair, judging.Url("/submissions")));
    }
}
