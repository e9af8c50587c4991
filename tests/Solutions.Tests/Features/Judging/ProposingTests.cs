using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Judging;

using Microsoft.EntityFrameworkCore;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging;

/// <summary>The chair asks who could judge what: Ilse is in conflict with A, everybody else may judge both.</summary>
public sealed class ProposingTests
{
    [Fact]
    public async Task A_proposal_spreads_evenly_around_conflicts_and_can_be_set_as_it_is()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);

        var proposal = await ProposeAsync(judging, "?reviews=1");

        Assert.Equal(["A", "B"], proposal.Pairs.Select(pair => pair.Alias).Order());
        Assert.Equal((1, 2), (proposal.Load, proposal.Pairs.DistinctBy(pair => pair.PersonId).Count()));
        Assert.DoesNotContain(new AssignmentPair(Ilse.Id, "A"), proposal.Pairs);
        await judging.DoneAsync(Chair, HttpMethod.Put, judging.Url("/assignment"), new SetAssignmentBody(proposal.Pairs));
        Assert.Equal(proposal.Pairs.ToHashSet(), (await judging.GetAsync<GetAssignmentReply>(Chair, judging.Url("/assignment"))).Pairs.ToHashSet());
    }

    [Fact]
    public async Task Where_too_few_are_free_of_conflict_it_says_how_many_are_missing()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);

        var proposal = await ProposeAsync(judging, "");

        Assert.Equal(new ProposeAssignmentShort("A", 1), Assert.Single(proposal.Short));
        Assert.Equal(5, proposal.Pairs.Count);
    }

    [Fact]
    public async Task Who_was_assigned_keeps_it_where_that_is_even_and_who_locked_always()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.AssignAsync((Jan, "A"), (Jan, "B"));
        Assert.Contains(new AssignmentPair(Jan.Id, "A"), (await ProposeAsync(judging, "?reviews=2")).Pairs);
        await judging.ScoreAsync(Jan, "A", 8m, 6m);

        var proposal = await ProposeAsync(judging, "?reviews=1");

        Assert.Equal(1, proposal.Load);
        Assert.Contains(new AssignmentPair(Jan.Id, "A"), proposal.Pairs);
        Assert.DoesNotContain(new AssignmentPair(Jan.Id, "B"), proposal.Pairs);
    }

    [Fact]
    public async Task What_jurors_know_decides_and_the_worst_is_told()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        Assert.Null((await ProposeAsync(judging, "")).Fit);
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([], "", true, "Alles van daken"));
        Assert.Equal("Alles van daken", (await judging.GetAsync<GetDeclarationReply>(Jan, judging.Url("/declaration"))).Expertise);

        var proposal = await ProposeAsync(judging, "?reviews=1&aim=weakest&load=2");

        Assert.Equal(proposal.Fit!.WeakestBound, proposal.Fit.Weakest);
        Assert.Equal(2, proposal.Pairs.Count);
    }

    [Fact]
    public async Task What_a_load_cannot_hold_is_explained()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);

        var shortage = Assert.Single((await ProposeAsync(judging, "?reviews=2&load=1")).Shortages);

        Assert.Equal((4, 2, 1), (shortage.Needed, shortage.Places, shortage.Once));
        await judging.RefusedAsync("assignment.load-range", Chair, HttpMethod.Get, judging.Url("/assignment/proposal?load=0"));
        await judging.RefusedAsync("assignment.aim-unknown", Chair, HttpMethod.Get, judging.Url("/assignment/proposal?aim=best"));
    }

    [Fact]
    public async Task A_shortage_says_how_many_jurors_are_missing_and_which_reserves_would_do()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.DoneAsync(World.Officer, HttpMethod.Post, judging.Url("/members"), new InviteJurorBody(Otto.Id, false, "reserve"));

        var proposal = await ProposeAsync(judging, "?reviews=3");

        Assert.Equal((1, 1, 1, 0), (proposal.Remedy!.Jurors, proposal.Remedy.Each, proposal.Remedy.Enough, proposal.Remedy.Beyond));
        var otto = Assert.Single(proposal.Remedy.Standby);
        Assert.Equal((Otto.Id, Otto.Name, Seat.Reserve, MemberState.Invited, false), (otto.PersonId, otto.Name, otto.Seat, otto.State, otto.Declared));
        Assert.Empty(otto.Conflicts);
        Assert.Equal([new AssignmentPair(Ilse.Id, "A")], Assert.Single(proposal.Shortages).Conflicts);
        Assert.Null((await ProposeAsync(judging, "?reviews=2")).Remedy);
    }

    [Fact]
    public async Task The_taxonomy_that_was_published_weighs_in_the_fit()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.World.InDatabaseAsync(async db =>
        {
            Assert.Equal(["safety", "response"], (await db.Briefs.SingleAsync(brief => brief.Id == judging.Challenge)).Taxonomy);
            return 0;
        });
    }

    /// <summary>It needs no more room than the load of somebody who judges everything.</summary>
    [Theory]
    [InlineData(999_000_426)]
    [InlineData(int.MaxValue)]
    public async Task A_load_beyond_all_submissions_is_no_limit(int load)
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        Assert.Equal((await ProposeAsync(judging, "?reviews=2")).Pairs, (await ProposeAsync(judging, $"?reviews=2&load={load}")).Pairs);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(251)]
    [InlineData(-1)]
    public async Task A_number_of_jurors_that_no_jury_has_is_refused(int reviews)
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.RefusedAsync("assignment.reviews-range", Chair, HttpMethod.Get, judging.Url($"/assignment/proposal?reviews={reviews}"));
    }

    private static Task<ProposeAssignmentReply> ProposeAsync(JudgingWorld judging, string query) => judging.GetAsync<ProposeAssignmentReply>(Chair, judging.Url($"/assignment/proposal{query}"));
}
