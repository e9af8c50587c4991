using Market.Challenges.Features.Deadlines;
using Market.Challenges.Features.Following;
using Market.Challenges.Features.Publishing;
using Market.Challenges.Features.Reviewing;
using Market.Challenges.Storage;
using Market.Kernel;
using Market.Solutions.Features.Openings;
using Market.Solutions.Features.Solving;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Local.Tests.Simulation;

/// <summary>Something that a person does: in words, as a command to the real market, and as the model has it.</summary>
internal sealed record Act(string Words, SimulatedService Service, Func<Task<IMessage>> Command, Func<bool> Expect);

/// <summary>The alphabet of people: what they should do, and often what they should not.</summary>
internal sealed class Acts(SimulatedMarket market, MarketModel model, Random chance)
{
    /// <summary>How often people look for something that they may do before they try what they may not.</summary>
    private const int Patience = 12;

    private static readonly LocalizedText Reason = new("Meer tijd nodig.");
    private int _texts;

    public Act Draw()
    {
        var act = DrawAny();
        for (var tries = chance.Next(4) == 0 ? 0 : Patience; tries > 0 && !model.WouldAllow(act.Expect); tries--)
            act = DrawAny();
        return act;
    }

    private Act DrawAny() => chance.Next(20) switch
    {
        < 7 => ByBody(Busiest(), chance.Next(3)),
        < 19 => BySolver(Busiest(), chance.Next(3), chance.Next(3)),
        _ => ByFollower(Busiest(), chance.Next(3)),
    };

    /// <summary>Rather the last one, which is public from the start: far ends are reached by many steps on one challenge.</summary>
    private int Busiest() => Math.Max(chance.Next(3), chance.Next(3));

    private Act ByBody(int challenge, int by)
    {
        var (id, caller) = (MarketTemplate.ChallengeIds[challenge], Cast.Person(by));
        var deadline = model.Challenges[challenge].Deadline + TimeSpan.FromDays(chance.Next(-4, 5));
        var at = market.Time.GetUtcNow() + TimeSpan.FromHours(chance.Next(1, 60));
        return chance.Next(14) switch
        {
            0 or 1 => InChallenges($"{by} asks approval of {challenge}", id, version => new RequestApproval(caller, id, new RequestApprovalBody(version)), () => model.RequestApproval(challenge, by)),
            2 or 3 => InChallenges($"{by} approves {challenge}", id, version => new ApproveChallenge(caller, id, new ApproveChallengeBody(version)), () => model.Approve(challenge, by)),
            4 when chance.Next(4) == 0 => InChallenges($"{by} returns {challenge}", id, version => new ReturnChallenge(caller, id, new ReturnChallengeBody(version, [new RemarkInput("", "Nog eens")])), () => model.Return(challenge)),
            4 or 5 => InChallenges($"{by} publishes {challenge}", id, version => new PublishChallenge(caller, id, new PublishChallengeBody(version, null)), () => model.Publish(challenge, by, null)),
            6 => InChallenges($"{by} plans {challenge} for {at:O}", id, version => new PublishChallenge(caller, id, new PublishChallengeBody(version, at)), () => model.Publish(challenge, by, at)),
            7 when chance.Next(10) == 0 => InChallenges($"{by} cancels {challenge}", id, version => new CancelChallenge(caller, id, new CancelChallengeBody(version, "Weg.")), () => model.Cancel(challenge, by)),
            7 or 8 => InChallenges($"{by} proposes {deadline:O} for {challenge}", id, version => new ProposeDeadline(caller, id, new ProposeDeadlineBody(version, deadline, null, Reason)), () => model.ProposeDeadline(challenge, by, deadline)),
            9 or 10 => InChallenges($"{by} confirms the deadline of {challenge}", id, version => new ConfirmDeadline(caller, id, new ConfirmDeadlineBody(version)), () => model.ConfirmDeadline(challenge, by)),
            11 when chance.Next(4) == 0 => InChallenges($"{by} withdraws the deadline of {challenge}", id, version => new WithdrawDeadline(caller, id, new WithdrawDeadlineBody(version)), () => model.WithdrawDeadline(challenge)),
            11 or 12 => InSolutions($"{by} proposes to open {challenge}", new ProposeOpening(caller, id), () => model.ProposeOpening(challenge, by)),
            _ => InSolutions($"{by} confirms to open {challenge}", new ConfirmOpening(caller, id), () => model.ConfirmOpening(challenge, by)),
        };
    }

    private Act BySolver(int challenge, int lead, int other)
    {
        var (id, caller, partner, stale) = (MarketTemplate.ChallengeIds[challenge], Cast.Solver(lead), Cast.Solver(other), chance.Next(8) == 0);
        var (by, text, accept) = (chance.Next(6) == 0 ? other : lead, $"tekst {++_texts}", chance.Next(4) > 0);
        Act InBid(string words, Func<Guid, int, IMessage> command, Func<bool> expect) => OfBid(words, id, caller.OrganisationId!.Value, command, expect);
        return chance.Next(14) switch
        {
            0 or 1 => InSolutions($"{lead} starts on {challenge}", new StartSolution(caller, new StartSolutionBody(id)), () => model.Start(challenge, lead)),
            2 or 3 => InBid($"{by} writes {text} for {lead} on {challenge}", (bid, version) => new WriteContent(Cast.Solver(by), bid, new WriteContentBody(version, text, "Kort", [], null, "")), () => model.Write(challenge, lead, by, text)),
            4 or 5 or 6 => InBid($"{by} submits for {lead} on {challenge}{(stale ? " unread" : "")}", (bid, version) => new SubmitSolution(Cast.Solver(by), bid, new SubmitSolutionBody(version + (stale ? 7 : 0)), null), () => model.Submit(challenge, lead, by, stale)),
            7 => InBid($"{by} withdraws for {lead} on {challenge}", (bid, _) => new WithdrawSubmission(Cast.Solver(by), bid, null), () => model.Withdraw(challenge, lead, by)),
            8 when chance.Next(4) == 0 => InBid($"{by} deletes for {lead} on {challenge}", (bid, _) => new DeleteSolution(Cast.Solver(by), bid), () => model.Delete(challenge, lead, by)),
            8 or 9 => InBid($"{lead} invites {other} on {challenge}", (bid, _) => new InvitePartner(caller, bid, new InvitePartnerBody(partner.OrganisationId!.Value)), () => model.Invite(challenge, lead, other)),
            12 => InBid($"{lead} removes {other} on {challenge}", (bid, _) => new RemovePartner(caller, bid, partner.OrganisationId!.Value), () => model.RemovePartner(challenge, lead, other)),
            _ => InBid($"{other} answers {accept} to {lead} on {challenge}", (bid, _) => new AnswerInvitation(partner, bid, new AnswerInvitationBody(accept)), () => model.Answer(challenge, lead, other, accept)),
        };
    }

    private Act ByFollower(int challenge, int person)
    {
        var (id, caller) = (MarketTemplate.ChallengeIds[challenge], Cast.Solver(person));
        return chance.Next(3) == 0
            ? InChallenges($"{person} unfollows {challenge}", id, _ => new UnfollowChallenge(caller, id), () => model.Unfollow(challenge, person))
            : InChallenges($"{person} follows {challenge}", id, _ => new FollowChallenge(caller, id), () => model.Follow(challenge, person));
    }

    /// <summary>On the challenge as it is shown at that moment.</summary>
    private Act InChallenges(string words, Guid id, Func<int, IMessage> command, Func<bool> expect) => new(words, market.Challenges, async () =>
        command(await market.Challenges.ReadAsync<ChallengesDb, int>(db => db.Challenges.Where(row => row.Id == id).Select(row => row.Version).SingleAsync())), expect);

    private Act InSolutions(string words, IMessage command, Func<bool> expect) => new(words, market.Solutions, () => Task.FromResult(command), expect);

    /// <summary>On the bid as it is shown at that moment; on none when there is none.</summary>
    private Act OfBid(string words, Guid challenge, Guid lead, Func<Guid, int, IMessage> command, Func<bool> expect) => new(words, market.Solutions, async () =>
    {
        var bid = await market.Solutions.ReadAsync<SolutionsDb, (Guid Id, int Version)>(async db => await db.Solutions.Where(row => row.ChallengeId == challenge && row.LeadOrganisationId == lead)
            .Select(row => new { row.Id, row.Version }).SingleOrDefaultAsync() is { } found ? (found.Id, found.Version) : default);
        return command(bid.Id, bid.Version);
    }, expect);
}
