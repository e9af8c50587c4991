using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>Somebody tried to open before the time or alone: the whole body hears who, that person too.</summary>
internal sealed class OnOpeningRefused(Audience audience, Announcer announcer) : IHandleEvent<OpeningRefused>
{
    public async Task HandleAsync(OpeningRefused happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await announcer.TellAsync(envelope, cancel, new Message(
            Kinds.OpeningRefused, await audience.BodyAsync(happened.OrganisationId, null, cancel),
            $"/opening/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized(), Name = happened.PersonName }));
    }
}
