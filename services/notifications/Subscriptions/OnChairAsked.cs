using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>Only the juror can take it.</summary>
internal sealed class OnChairAsked(Announcer announcer) : IHandleEvent<ChairAsked>
{
    public Task HandleAsync(ChairAsked happened, EventEnvelope envelope, CancellationToken cancel) => announcer.TellAsync(envelope, cancel, new Message(
        Kinds.ChairAsked, [happened.PersonId], $"/jury/{happened.ChallengeId}/voorzitter", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
}
