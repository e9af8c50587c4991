using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Notifications.Domain;
using Market.Notifications.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Features.Preferring;

/// <summary>Which notifications the person gets by mail.</summary>
internal sealed record GetPreferences(Caller Caller) : IQuery<PreferencesReply>;

/// <param name="Mail">all, important or none.</param>
public sealed record PreferencesReply(MailPreference Mail);

internal sealed class GetPreferencesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/notifications/preferences", async (Caller caller, ISender sender, CancellationToken cancel) => await sender.Send(new GetPreferences(caller), cancel))
        .Allow(AccessDecision.SignedIn).WithName("GetPreferences").WithTags("Preferring").WithSummary("Read the own mail preference").ProducesProblem(401);
}

internal sealed class GetPreferencesHandler(NotificationsDb db) : IQueryHandler<GetPreferences, PreferencesReply>
{
    public async ValueTask<PreferencesReply> Handle(GetPreferences query, CancellationToken cancel) =>
        new(await db.Preferences.Where(preference => preference.PersonId == query.Caller.PersonId).Select(preference => preference.Mail).SingleOrDefaultAsync(cancel));
}
