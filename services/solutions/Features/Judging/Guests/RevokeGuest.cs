using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Guests;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging.Guests;

/// <summary>Makes a link worthless that was not used yet.</summary>
internal sealed record RevokeGuest(Caller Caller, Guid ChallengeId, Guid GuestId) : ICommand<Result>;

internal sealed class RevokeGuestEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/juries/{challengeId:guid}/guests/{guestId:guid}", async (Guid challengeId, Guid guestId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new RevokeGuest(caller, challengeId, guestId), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("RevokeGuest").WithTags("Judging").WithSummary("Make a link worthless")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class RevokeGuestHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<RevokeGuest, Result>
{
    public async ValueTask<Result> Handle(RevokeGuest command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        if (!found.Value.MayInvite)
            return JuryErrors.NotYours;
        if (await db.GuestInvitations.SingleOrDefaultAsync(guest => guest.Id == command.GuestId && guest.ChallengeId == command.ChallengeId, cancel) is not { } guest)
            return Error.NotFound();
        var revoked = guest.Revoke(time.GetUtcNow());
        if (!revoked.Failed)
            await db.SaveChangesAsync(cancel);
        return revoked;
    });
}
