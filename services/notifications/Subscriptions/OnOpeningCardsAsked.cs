using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The opening officers of a strict challenge must collect their card; it cannot be published before.</summary>
internal sealed class OnOpeningCardsAsked(Announcer announcer) : IHandleEvent<OpeningCardsAsked>
{
    public async Task HandleAsync(OpeningCardsAsked happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await announcer.TellAsync(envelope, cancel, new Message(
            Kinds.CardToCollect, [.. happened.OfficerIds], $"/opening/{happened.ChallengeId}/kaart", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
    }
}
