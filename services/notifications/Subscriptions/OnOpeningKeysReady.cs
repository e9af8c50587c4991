using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>Every opening officer has a card: the body can publish.</summary>
internal sealed class OnOpeningKeysReady(Audience audience, Announcer announcer) : IHandleEvent<OpeningKeysReady>
{
    public async Task HandleAsync(OpeningKeysReady happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await announcer.TellAsync(envelope, cancel, new Message(
            Kinds.CardsCollected, await audience.BodyAsync(happened.OrganisationId, null, cancel),
            $"/mijn/uitdagingen/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
    }
}
