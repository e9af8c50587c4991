using Market.Hosting;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Guests;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Features.Judging.Guests;

/// <summary>What a guest link is about, for whoever has it. Reading it changes nothing; a link that is over answers like one that never was.</summary>
internal sealed record ReadGuestInvitation(string Token) : IQuery<Result<ReadGuestInvitationReply>>;

/// <param name="Ticket">With which the market's own sign-in makes an account for the address; good for an hour; null when another issuer makes the accounts.</param>
public sealed record ReadGuestInvitationReply(LocalizedText Title, string Name, string Email, Seat Seat, DateTimeOffset ExpiresAt, string? Ticket);

internal sealed class ReadGuestInvitationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/guests/{token}", async (string token, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ReadGuestInvitation(token), cancel)).ToOk())
        .Allow(AccessDecision.Anyone).WithName("ReadGuestInvitation").WithTags("Judging").WithSummary("What a guest link is about").ProducesProblem(404);
}

internal sealed class ReadGuestInvitationHandler(SolutionsDb db, SharedSeal seal, IOptions<MarketOptions> market, TimeProvider time) : IQueryHandler<ReadGuestInvitation, Result<ReadGuestInvitationReply>>
{
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromHours(1);

    public async ValueTask<Result<ReadGuestInvitationReply>> Handle(ReadGuestInvitation query, CancellationToken cancel)
    {
        var hash = GuestInvitation.HashOf(query.Token);
        var found = await db.GuestInvitations.AsNoTracking().Where(guest => guest.TokenHash == hash)
            .Join(db.Briefs.AsNoTracking(), guest => guest.ChallengeId, brief => brief.Id, (guest, brief) => new { guest, brief }).SingleOrDefaultAsync(cancel);
        var now = time.GetUtcNow();
        if (found is null || found.brief.Cancelled || !found.guest.IsOpenAt(now))
            return Error.NotFound();
        var guest = found.guest;
        var ticket = market.Value.UsesEmbeddedIssuer ? new GuestTicket(guest.Name, guest.Email, now + TicketLifetime).Sealed(seal) : null;
        return new ReadGuestInvitationReply(found.brief.Title, guest.Name, guest.Email, guest.Seat, guest.ExpiresAt, ticket);
    }
}
