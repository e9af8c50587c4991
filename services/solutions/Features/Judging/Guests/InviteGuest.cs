using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Guests;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging.Guests;

/// <summary>Who may invite asks somebody who has no account, by a link in a mail.</summary>
internal sealed record InviteGuest(Caller Caller, Guid ChallengeId, InviteGuestBody Body) : ICommand<Result>;

/// <param name="Name">At most 100 characters.</param>
/// <param name="Email">Of the account with which the link must be used.</param>
/// <param name="Language">Of the mail: nl, en or fr.</param>
/// <param name="Seat"><c>juror</c>, <c>reserve</c> or <c>observer</c>.</param>
public sealed record InviteGuestBody(string? Name, string? Email, string? Language, string Seat = "juror");

internal sealed class InviteGuestEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/guests", async (Guid challengeId, InviteGuestBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new InviteGuest(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("InviteGuest").WithTags("Judging").WithSummary("Invite somebody without an account, by a link")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class InviteGuestHandler(SolutionsDb db, SharedSeal seal, TimeProvider time) : ICommandHandler<InviteGuest, Result>
{
    public async ValueTask<Result> Handle(InviteGuest command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        if (MayNot(found.Value) is { } refusal)
            return refusal;
        if (Seats.Of(command.Body.Seat) is not { } seat)
            return JuryErrors.SeatUnknown;
        var (now, token) = (time.GetUtcNow(), GuestInvitation.NewToken());
        var jury = found.Value.Jury ?? db.Juries.Add(new Jury(command.ChallengeId, found.Value.Brief.Title, found.Value.Brief.OrganisationId)).Entity;
        var fields = new GuestFields(command.Body.Name, command.Body.Email, command.Body.Language, seat);
        var guest = GuestInvitation.Of(fields, jury, command.Caller.PersonId, token, seal.Seal(GuestLink.Purpose, token), now);
        if (guest.Failed)
            return guest;
        var others = (await db.GuestInvitations.AsNoTracking().Where(other => other.ChallengeId == command.ChallengeId).ToListAsync(cancel)).Where(other => other.IsOpenAt(now)).ToList();
        if (others.Any(other => other.Email == guest.Value.Email))
            return GuestErrors.AlreadyInvited;
        if (others.Count + jury.ActiveIds.Count >= Jury.MaxMembers)
            return JuryErrors.Full;
        db.GuestInvitations.Add(guest.Value);
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    });

    private static Error? MayNot(JuryRoom room)
    {
        if (!room.MayInvite)
            return JuryErrors.NotYours;
        if (room.Brief.Cancelled)
            return JuryErrors.ChallengeCancelled;
        return room.Jury?.IsSettled == true ? JuryErrors.Settled : null;
    }
}
