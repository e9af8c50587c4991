using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Notifications.Domain;
using Market.Notifications.Storage;

using Mediator;

namespace Market.Notifications.Features.Preferring;

/// <summary>A person chooses which notifications also come by mail.</summary>
internal sealed record SetPreferences(Caller Caller, SetPreferencesBody Body) : ICommand<Result>;

/// <param name="Mail">all, important or none.</param>
public sealed record SetPreferencesBody(MailPreference Mail);

internal sealed class SetPreferencesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/notifications/preferences", async (SetPreferencesBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new SetPreferences(caller, body), cancel)).ToNoContent())
        .Allow(AccessDecision.SignedIn).WithName("SetPreferences").WithTags("Preferring").WithSummary("Choose what also comes by mail").ProducesProblem(400).ProducesProblem(401);
}

internal sealed class SetPreferencesHandler(NotificationsDb db) : ICommandHandler<SetPreferences, Result>
{
    public async ValueTask<Result> Handle(SetPreferences command, CancellationToken cancel)
    {
        var preference = await db.Preferences.FindAsync([command.Caller.PersonId], cancel);
        if (preference is null)
            db.Preferences.Add(preference = new Preference { PersonId = command.Caller.PersonId });
        preference.Mail = command.Body.Mail;
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    }
}
