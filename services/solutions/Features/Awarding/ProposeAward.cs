using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Judging;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Awarding;

/// <summary>An officer proposes the winners from the ranking in the issued report.</summary>
internal sealed record ProposeAward(Caller Caller, Guid ChallengeId, ProposeAwardBody Body) : ICommand<Result>;

/// <param name="Winners">The best eligible ones in order; none when nobody is awarded.</param>
/// <param name="Motivation">Needed when a winner is chosen inside a tie, and when nobody is awarded.</param>
public sealed record ProposeAwardBody(IReadOnlyList<ProposeAwardWinner> Winners, string? Motivation = null);

public sealed record ProposeAwardWinner(string Alias, int PrizeRank);

internal sealed class ProposeAwardEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/awards/{challengeId:guid}/proposal", async (Guid challengeId, ProposeAwardBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ProposeAward(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer).WithSecondFactor()).WithName("ProposeAward").WithTags("Awarding").WithSummary("Propose the winners")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ProposeAwardHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<ProposeAward, Result>
{
    public async ValueTask<Result> Handle(ProposeAward command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await AwardRoom.FindAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var room = found.Value;
        if (room.Brief.Cancelled)
            return JuryErrors.ChallengeCancelled;
        if (AwardRoom.IsInJury(room))
            return AwardErrors.InJury;
        if (await RankingView.OfAsync(db, room, cancel) is not { } ranking)
            return AwardErrors.NotComplete;
        var award = await db.Awards.FindAsync([room.Brief.Id], cancel)
            ?? db.Awards.Add(new Award(room.Brief.Id, room.Brief.Title, room.Brief.OrganisationId)).Entity;
        var winners = command.Body.Winners.Select(winner => new ProposedWinner(winner.Alias, winner.PrizeRank)).ToList();
        var report = await db.JuryReports.FindAsync([room.Brief.Id], cancel);
        var proposed = award.Propose(command.Caller.PersonId, command.Caller.Name, winners, command.Body.Motivation, ranking, room.Brief.PrizeCents, report?.Issued?.Hash, time.GetUtcNow());
        if (!proposed.Failed)
            await db.SaveChangesAsync(cancel);
        return proposed;
    });
}
