using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The team reads the answer beside its letter.</summary>
internal sealed class OnAwardObjectionAnswered(Audience audience, Announcer announcer) : IHandleEvent<AwardObjectionAnswered>
{
    public async Task HandleAsync(AwardObjectionAnswered happened, EventEnvelope envelope, CancellationToken cancel) => await announcer.TellAsync(envelope, cancel, new Message(
        Kinds.ObjectionAnswered, await audience.SolversAsync(happened.OrganisationIds, cancel), $"/mijn/oplossingen/{happened.SolutionId}/terugkoppeling", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
}
