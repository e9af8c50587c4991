using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The chair can look at the ranking, and the body knows that the report comes; or that scores changed and stand anew.</summary>
internal sealed class OnScoringCompleted(Audience audience, Announcer announcer) : IHandleEvent<ScoringCompleted>
{
    public async Task HandleAsync(ScoringCompleted happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var facts = new Facts { Challenge = happened.ChallengeTitle.Localized() };
        var kind = happened.Again ? Kinds.ScoringCompletedAgain : Kinds.ScoringCompleted;
        await announcer.TellAsync(
            envelope, cancel,
            new Message(kind, [happened.ChairId], $"/jury/{happened.ChallengeId}/rangschikking", facts),
            new Message(kind, await audience.BodyAsync(happened.OrganisationId, null, cancel), $"/gunning/{happened.ChallengeId}", facts));
    }
}
