using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The juror can score again, or knows that it stays.</summary>
internal sealed class OnScoresReopeningDecided(Announcer announcer) : IHandleEvent<ScoresReopeningDecided>
{
    public Task HandleAsync(ScoresReopeningDecided happened, EventEnvelope envelope, CancellationToken cancel) => announcer.TellAsync(envelope, cancel, new Message(
        happened.Allowed ? Kinds.ReopeningAllowed : Kinds.ReopeningRefused, [happened.PersonId], $"/jury/{happened.ChallengeId}/indiening/{happened.Alias}", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
}
