using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Guests;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging.Guests;

/// <summary>The links that were sent for a jury, the newest first; for who may invite.</summary>
internal sealed record ListGuests(Caller Caller, Guid ChallengeId) : IQuery<Result<List<ListGuestsRow>>>, IPrivilegedRead;

public enum GuestState
{
    Open,
    Claimed,
    Revoked,
    Expired,
}

public sealed record ListGuestsRow(Guid Id, string Name, string Email, Seat Seat, GuestState State, DateTimeOffset InvitedAt, DateTimeOffset ExpiresAt);

internal sealed class ListGuestsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/guests", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ListGuests(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("ListGuests").WithTags("Judging").WithSummary("The links that were sent to people without an account")
        .ProducesProblem(403).ProducesProblem(404);
}

internal sealed class ListGuestsHandler(SolutionsDb db, TimeProvider time) : IQueryHandler<ListGuests, Result<List<ListGuestsRow>>>
{
    public async ValueTask<Result<List<ListGuestsRow>>> Handle(ListGuests query, CancellationToken cancel)
    {
        var found = await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found.Failed)
            return Result<List<ListGuestsRow>>.From(found);
        if (!found.Value.MayInvite)
            return JuryErrors.NotYours;
        var guests = await db.GuestInvitations.AsNoTracking().Where(guest => guest.ChallengeId == query.ChallengeId).ToListAsync(cancel);
        return guests.OrderByDescending(guest => guest.InvitedAt).Select(guest => new ListGuestsRow(guest.Id, guest.Name, guest.Email, guest.Seat, StateOf(guest), guest.InvitedAt, guest.ExpiresAt)).ToList();
    }

    private GuestState StateOf(GuestInvitation guest) => guest switch
    {
        { ClaimedAt: not null } => GuestState.Claimed,
        { RevokedAt: not null } => GuestState.Revoked,
        _ => guest.IsOpenAt(time.GetUtcNow()) ? GuestState.Open : GuestState.Expired,
    };
}
