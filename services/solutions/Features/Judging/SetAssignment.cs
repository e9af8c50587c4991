using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Judging.Conflicts;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>The chair says who judges what; all pairs at once.</summary>
internal sealed record SetAssignment(Caller Caller, Guid ChallengeId, SetAssignmentBody Body) : ICommand<Result>;

public sealed record SetAssignmentBody(IReadOnlyList<AssignmentPair> Pairs);

internal sealed class SetAssignmentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/juries/{challengeId:guid}/assignment", async (Guid challengeId, SetAssignmentBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new SetAssignment(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("SetAssignment").WithTags("Judging").WithSummary("Assign submissions to jurors")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class SetAssignmentHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<SetAssignment, Result>
{
    public async ValueTask<Result> Handle(SetAssignment command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindForChairAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var room = found.Value;
        if (room.Brief.OpenedAt is null)
            return JuryErrors.NotOpened;
        if (room.Jury!.WhyNotLawful(await Officials.OfAsync(db, room.Brief, cancel)) is { } unlawful)
            return unlawful;
        var pairs = command.Body.Pairs.Select(pair => new Pair(pair.PersonId, pair.Alias)).ToList();
        // Whoever joined or declared at the very moment that a fact changed may have missed it.
        await db.LookForConflictsAsync(room.Jury, room.Entrants, time.GetUtcNow(), cancel);
        var assigned = room.Jury.Assign(room.Me!, pairs, room.Entrants, time.GetUtcNow());
        if (!assigned.Failed)
            await db.SaveChangesAsync(cancel);
        return assigned;
    });
}
