using System.Security.Claims;

using Market.Hosting;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Guests;
using Market.Solutions.Features.Judging.Conflicts;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Features.Judging.Guests;

/// <summary>
/// Somebody signed in uses a guest link, once: the invitation into the jury becomes that person's, who accepts or declines it like everybody. The account must have the address that
/// the link was sent to. With the market's own issuer the link itself proves the address; another issuer must say that it verified it.
/// </summary>
internal sealed record ClaimGuestInvitation(Caller Caller, ProvenAddress Address, string Token) : ICommand<Result<ClaimGuestInvitationReply>>;

public sealed record ClaimGuestInvitationReply(Guid ChallengeId);

/// <param name="Verified">Null when the issuer says nothing of it.</param>
internal sealed record ProvenAddress(string? Email, bool? Verified)
{
    public static ProvenAddress Of(ClaimsPrincipal user) => new(user.FindFirstValue("email"), bool.TryParse(user.FindFirstValue("email_verified"), out var verified) ? verified : null);
}

internal sealed class ClaimGuestInvitationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/guests/{token}/claim", async (string token, ClaimsPrincipal user, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ClaimGuestInvitation(caller, ProvenAddress.Of(user), token), cancel)).ToOk())
        .Allow(AccessDecision.SignedIn).WithName("ClaimGuestInvitation").WithTags("Judging").WithSummary("Use a guest link, once")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ClaimGuestInvitationHandler(SolutionsDb db, IOptions<MarketOptions> market, TimeProvider time) : ICommandHandler<ClaimGuestInvitation, Result<ClaimGuestInvitationReply>>
{
    public async ValueTask<Result<ClaimGuestInvitationReply>> Handle(ClaimGuestInvitation command, CancellationToken cancel)
    {
        var challengeId = Guid.Empty;
        var hash = GuestInvitation.HashOf(command.Token);
        var done = await db.InTurnAsync(async () =>
        {
            if (await db.GuestInvitations.SingleOrDefaultAsync(guest => guest.TokenHash == hash, cancel) is not { } guest)
                return Error.NotFound();
            challengeId = guest.ChallengeId;
            var outcome = await ClaimAsync(guest, command, cancel);
            if (!outcome.Failed)
                await db.SaveChangesAsync(cancel);
            return outcome;
        });
        return done.Failed ? Result<ClaimGuestInvitationReply>.From(done) : new ClaimGuestInvitationReply(challengeId);
    }

    private async Task<Result> ClaimAsync(GuestInvitation guest, ClaimGuestInvitation command, CancellationToken cancel)
    {
        var (caller, now) = (command.Caller, time.GetUtcNow());
        var claimed = guest.Claim(caller.PersonId, command.Address.Email, now);
        if (claimed.Failed)
            return claimed;
        if (command.Address.Verified != true && !(market.Value.UsesEmbeddedIssuer && command.Address.Verified is null))
            return GuestErrors.AddressNotVerified;
        if (!caller.Is(Roles.Juror))
            return GuestErrors.NoJuror;
        var brief = await db.Briefs.SingleAsync(brief => brief.Id == guest.ChallengeId, cancel);
        var jury = await db.Juries.SingleAsync(jury => jury.Id == guest.ChallengeId, cancel);
        if (brief.Cancelled)
            return JuryErrors.ChallengeCancelled;
        var candidate = new Candidate(
            caller.PersonId, guest.Name, caller.OrganisationId, caller.OrganisationName, IsJuror: true, caller.Is(Roles.Officer) || caller.Is(Roles.Approver),
            (await Officials.OfAsync(db, brief, cancel)).Contains(caller.PersonId));
        var invited = jury.Invite(candidate, chair: false, now, guest.Seat);
        if (!invited.Failed)
            await db.LookForConflictsAsync(jury, (await db.Shelf.TableAsync(() => db, guest.ChallengeId, cancel)).Entrants, now, cancel);
        return invited;
    }
}
