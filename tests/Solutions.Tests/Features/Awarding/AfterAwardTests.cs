using Market.Contracts;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Features.Awarding;
using Market.Solutions.Invariants;

using Microsoft.EntityFrameworkCore;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Awarding;

/// <summary>B of Rivaal NV won before A of Vonk BV, both with a prize unless said otherwise.</summary>
public sealed class AfterAwardTests
{
    [Fact]
    public async Task An_objection_in_the_stand_still_holds_the_conclusion_until_the_body_answers()
    {
        await using var judging = await StartAsync(JudgingStage.Awarded);
        await judging.RefusedAsync("objection.missing", World.Solver, HttpMethod.Post, $"/api/solutions/{judging.SolutionA}/objections", new RaiseObjectionBody(" "));
        await judging.DoneAsync(World.Solver, HttpMethod.Post, $"/api/solutions/{judging.SolutionA}/objections", new RaiseObjectionBody("Onze planning is verkeerd gelezen"));
        await judging.RefusedAsync("not-found", World.Competitor, HttpMethod.Post, $"/api/solutions/{judging.SolutionA}/objections", new RaiseObjectionBody("Wij ook"));
        await judging.RefusedAsync("award.in-standstill", World.Approver, HttpMethod.Post, judging.AwardUrl("/conclusion"));
        await PastStandstillAsync(judging);
        await judging.RefusedAsync("award.objection-open", World.Approver, HttpMethod.Post, judging.AwardUrl("/conclusion"));
        await judging.RefusedAsync("objection.too-late", World.Solver, HttpMethod.Post, $"/api/solutions/{judging.SolutionA}/objections", new RaiseObjectionBody("Nog iets"));

        foreach (var reader in new[] { World.Officer, World.Approver })
            Assert.Equal("Vonk BV", Assert.Single(await judging.GetAsync<List<ObjectionRow>>(reader, judging.AwardUrl("/objections"))).OrganisationName);
        var id = (await judging.GetAsync<List<ObjectionRow>>(World.Officer, judging.AwardUrl("/objections")))[0].Id;
        await judging.DoneAsync(World.Officer, HttpMethod.Post, judging.AwardUrl($"/objections/{id}/answer"), new AnswerObjectionBody("De jury las hem zo."));
        await judging.RefusedAsync("objection.answered", World.Approver, HttpMethod.Post, judging.AwardUrl($"/objections/{id}/answer"), new AnswerObjectionBody("Toch niet"));
        Assert.True((await judging.GetAsync<GetAwardReply>(World.Approver, judging.AwardUrl(""))).CanConclude);
        await judging.DoneAsync(World.Approver, HttpMethod.Post, judging.AwardUrl("/conclusion"));

        var letter = await judging.GetAsync<GetFeedbackReply>(World.Solver, $"/api/solutions/{judging.SolutionA}/feedback");
        Assert.Equal("De jury las hem zo.", Assert.Single(letter.Objections).Answer);
        Assert.False(letter.CanObject);
        Assert.Empty((await judging.GetAsync<GetFeedbackReply>(World.Competitor, $"/api/solutions/{judging.SolutionB}/feedback")).Objections);
        var events = await judging.World.Service.EventsAsync();
        Assert.Single(events.OfType<AwardObjectionRaised>());
        Assert.Equal(judging.SolutionA, Assert.Single(events.OfType<AwardObjectionAnswered>()).SolutionId);
    }

    [Fact]
    public async Task When_a_winner_withdraws_two_persons_decide_on_the_next_in_line()
    {
        await using var judging = await StartAsync(JudgingStage.Awarded);
        await judging.RefusedAsync("jury.reason-missing", World.Competitor, HttpMethod.Post, $"/api/solutions/{judging.SolutionB}/award-withdrawal", new GiveAwardBackBody(""));
        await judging.RefusedAsync("award.not-a-winner", World.Partner, HttpMethod.Post, $"/api/solutions/{judging.SolutionA}/award-withdrawal", new GiveAwardBackBody("Voor de ander"));
        await judging.DoneAsync(World.Competitor, HttpMethod.Post, $"/api/solutions/{judging.SolutionB}/award-withdrawal", new GiveAwardBackBody("Geen capaciteit meer"));
        await judging.RefusedAsync("award.withdrawn-already", World.Competitor, HttpMethod.Post, $"/api/solutions/{judging.SolutionB}/award-withdrawal", new GiveAwardBackBody("Nog eens"));
        await PastStandstillAsync(judging);
        await judging.RefusedAsync("award.winner-gone", World.Approver, HttpMethod.Post, judging.AwardUrl("/conclusion"));
        var read = await judging.GetAsync<GetAwardReply>(World.Officer, judging.AwardUrl(""));
        Assert.Equal(("Geen capaciteit meer", true), (read.Withdrawals.Single().Reason, read.CanPropose));

        await judging.RefusedAsync("award.not-eligible", World.Officer, HttpMethod.Post, judging.AwardUrl("/proposal"), new ProposeAwardBody([new ProposeAwardWinner("B", 1)]));
        await judging.DoneAsync(World.Officer, HttpMethod.Post, judging.AwardUrl("/proposal"), new ProposeAwardBody([new ProposeAwardWinner("A", 1)]));
        await judging.ConfirmAsync();

        var published = (await judging.World.Service.EventsAsync()).OfType<AwardPublished>().ToList();
        Assert.Equal(2, published.Count);
        Assert.Equal(("Vonk BV", "Rivaal NV"), (Assert.Single(published[1].Winners).OrganisationName, Assert.Single(published[1].Withdrawn!)));
        Assert.True((await judging.GetAsync<GetFeedbackReply>(World.Solver, $"/api/solutions/{judging.SolutionA}/feedback")).Winner);
        var former = await judging.GetAsync<GetFeedbackReply>(World.Competitor, $"/api/solutions/{judging.SolutionB}/feedback");
        Assert.Equal((false, true), (former.Winner, former.Withdrawn));
        await judging.RefusedAsync("award.in-standstill", World.Approver, HttpMethod.Post, judging.AwardUrl("/conclusion"));
        foreach (var invariant in AwardInvariants.All)
            Assert.Empty(await judging.BrokenAsync(invariant, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_same_person_does_not_confirm_the_next_in_line_and_a_proposal_of_it_can_be_taken_back()
    {
        await using var judging = await StartAsync(JudgingStage.Awarded);
        await judging.RefusedAsync("award.published", World.Officer, HttpMethod.Post, judging.AwardUrl("/proposal"), new ProposeAwardBody([new ProposeAwardWinner("A", 1)]));
        await judging.DoneAsync(World.Competitor, HttpMethod.Post, $"/api/solutions/{judging.SolutionB}/award-withdrawal", new GiveAwardBackBody("Geen capaciteit meer"));
        await judging.DoneAsync(World.Officer, HttpMethod.Post, judging.AwardUrl("/proposal"), new ProposeAwardBody([new ProposeAwardWinner("A", 1)]));
        var read = await judging.GetAsync<GetAwardReply>(World.Officer, judging.AwardUrl(""));
        Assert.Equal(("A", false), (read.Next!.Winners.Single().Alias, read.CanConfirm));
        await judging.RefusedAsync("award.same-person", World.Officer, HttpMethod.Post, judging.AwardUrl("/confirmation"), new ConfirmAwardBody(read.Version));
        await judging.DoneAsync(World.Officer, HttpMethod.Delete, judging.AwardUrl("/proposal"));
        Assert.Null((await judging.GetAsync<GetAwardReply>(World.Officer, judging.AwardUrl(""))).Next);
        Assert.Equal(AwardState.Published, (await judging.GetAsync<GetAwardReply>(World.Officer, judging.AwardUrl(""))).State);
    }

    private static Task PastStandstillAsync(JudgingWorld judging) => judging.World.InDatabaseAsync(async db =>
    {
        var past = DateTimeOffset.UtcNow.AddDays(-Standstill.Days - 1);
        await db.Briefs.Where(brief => brief.Id == judging.Challenge).ExecuteUpdateAsync(set => set.SetProperty(brief => brief.AwardedAt, past));
        return await db.Awards.Where(award => award.Id == judging.Challenge).ExecuteUpdateAsync(set => set.SetProperty(award => award.PublishedAt, past));
    });
}
