using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The chair, who heard that all was final, hears that it is not, and not for which submission or why.</summary>
internal sealed class OnScoringReopened(Announcer announcer) : IHandleEvent<ScoringReopened>
{
    public Task HandleAsync(ScoringReopened happened, EventEnvelope envelope, CancellationToken cancel) => announcer.TellAsync(envelope, cancel, new Message(
        Kinds.ScoringReopened, [happened.ChairId], $"/jury/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
}
