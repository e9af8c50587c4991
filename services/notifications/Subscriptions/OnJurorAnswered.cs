using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;
using Market.Notifications.Storage;

namespace Market.Notifications.Subscriptions;

/// <summary>The body knows whether it can count on the juror.</summary>
internal sealed class OnJurorAnswered(NotificationsDb db, Audience audience, Announcer announcer) : IHandleEvent<JurorAnswered>
{
    public async Task HandleAsync(JurorAnswered happened, EventEnvelope envelope, CancellationToken cancel)
    {
        if (await db.JurySeats.FindAsync([happened.ChallengeId, happened.PersonId], cancel) is { } seat)
            seat.Concerned = happened.Accepted;
        await announcer.TellAsync(envelope, cancel, new Message(
            happened.Accepted ? Kinds.JurorAccepted : Kinds.JurorDeclined, await audience.BodyAsync(happened.OrganisationId, null, cancel),
            $"/jury/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized(), Name = happened.Name }));
    }
}
