using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>An officer gave a card in a strict opening: the others hear that theirs is needed.</summary>
internal sealed class OnOpeningCardGiven(Announcer announcer) : IHandleEvent<OpeningCardGiven>
{
    public async Task HandleAsync(OpeningCardGiven happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await announcer.TellAsync(envelope, cancel, new Message(
            Kinds.CardNeeded, [.. happened.OfficerIds], $"/opening/{happened.ChallengeId}",
            new Facts { Challenge = happened.ChallengeTitle.Localized(), Name = happened.PersonName, Count = happened.StillNeeded }));
    }
}
