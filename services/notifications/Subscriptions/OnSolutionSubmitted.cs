using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The own team, and nobody else, hears that the submission was received.</summary>
internal sealed class OnSolutionSubmitted(Teams teams, Audience audience, Announcer announcer) : IHandleEvent<SolutionSubmitted>
{
    public async Task HandleAsync(SolutionSubmitted happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await teams.KeepAsync(happened.SolutionId, happened.ChallengeId, happened.OrganisationIds, cancel);
        await announcer.TellAsync(envelope, cancel, new Message(
            happened switch { { Automatic: true } => Kinds.SolutionAutoSubmitted, { Replaced: true } => Kinds.SolutionReplaced, _ => Kinds.SolutionSubmitted }, await audience.SolversAsync(happened.OrganisationIds, cancel),
            $"/mijn/oplossingen/{happened.SolutionId}/ontvangstbewijs",
            new Facts { Challenge = happened.ChallengeTitle.Localized(), At = happened.ReceivedAt, Receipt = happened.ReceiptNumber, Hash = happened.ContentHash }));
    }
}
