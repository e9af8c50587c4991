using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The own team, and nobody else, hears that nothing is submitted any more.</summary>
internal sealed class OnSolutionWithdrawn(Teams teams, Audience audience, Announcer announcer) : IHandleEvent<SolutionWithdrawn>
{
    public async Task HandleAsync(SolutionWithdrawn happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await teams.KeepAsync(happened.SolutionId, happened.ChallengeId, [], cancel);
        await announcer.TellAsync(envelope, cancel, new Message(
            Kinds.SolutionWithdrawn, await audience.SolversAsync(happened.OrganisationIds, cancel),
            $"/mijn/oplossingen/{happened.SolutionId}", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
    }
}
