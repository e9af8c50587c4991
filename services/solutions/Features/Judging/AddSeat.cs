using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>The chair, or an officer of the body, adds a seat, as when there are too few to judge everything. The first reserve takes it.</summary>
internal sealed record AddSeat(Caller Caller, Guid ChallengeId, AddSeatBody Body) : ICommand<Result>;

/// <param name="PersonId">The first reserve; somebody else is refused, so that asking twice adds one seat.</param>
/// <param name="Reason">At most 2000 characters; stays on record.</param>
public sealed record AddSeatBody(Guid PersonId, string? Reason);

internal sealed class AddSeatEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/reserves/seat", async (Guid challengeId, AddSeatBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new AddSeat(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("AddSeat").WithTags("Judging").WithSummary("Add a seat, which the first reserve takes")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class AddSeatHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<AddSeat, Result>
{
    public async ValueTask<Result> Handle(AddSeat command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var room = found.Value;
        if (!room.MayInvite)
            return JuryErrors.NotYours;
        if (room.Brief.Cancelled)
            return JuryErrors.ChallengeCancelled;
        var added = room.Jury?.AddSeat(command.Body.PersonId, command.Body.Reason, command.Caller.Name, room.Entrants, time.GetUtcNow()) ?? JuryErrors.OtherReserves;
        if (!added.Failed)
            await db.SaveChangesAsync(cancel);
        return added;
    });
}
