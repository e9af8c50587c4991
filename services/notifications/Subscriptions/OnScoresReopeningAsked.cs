using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>Somebody who may allow it has to decide.</summary>
internal sealed class OnScoresReopeningAsked(Announcer announcer) : IHandleEvent<ScoresReopeningAsked>
{
    public Task HandleAsync(ScoresReopeningAsked happened, EventEnvelope envelope, CancellationToken cancel) => announcer.TellAsync(envelope, cancel, new Message(
        Kinds.ReopeningAsked, happened.DeciderIds, $"/jury/{happened.ChallengeId}/heropenen", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
}
