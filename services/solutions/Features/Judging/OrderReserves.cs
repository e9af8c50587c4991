using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>The chair, or an officer of the body, says in which order reserves move up; each change and its reason stays on record.</summary>
internal sealed record OrderReserves(Caller Caller, Guid ChallengeId, OrderReservesBody Body) : ICommand<Result>;

/// <param name="PersonIds">All reserves, the first one to move up first.</param>
/// <param name="Reason">At most 2000 characters.</param>
public sealed record OrderReservesBody(IReadOnlyList<Guid> PersonIds, string? Reason);

internal sealed class OrderReservesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/juries/{challengeId:guid}/reserves", async (Guid challengeId, OrderReservesBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new OrderReserves(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("OrderReserves").WithTags("Judging").WithSummary("Put the reserves in another order")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class OrderReservesHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<OrderReserves, Result>
{
    public async ValueTask<Result> Handle(OrderReserves command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var room = found.Value;
        if (!room.MayInvite)
            return JuryErrors.NotYours;
        if (room.Brief.Cancelled)
            return JuryErrors.ChallengeCancelled;
        var ordered = room.Jury?.OrderReserves(command.Body.PersonIds, command.Body.Reason, (command.Caller.PersonId, command.Caller.Name), time.GetUtcNow()) ?? JuryErrors.OtherReserves;
        if (!ordered.Failed)
            await db.SaveChangesAsync(cancel);
        return ordered;
    });
}
