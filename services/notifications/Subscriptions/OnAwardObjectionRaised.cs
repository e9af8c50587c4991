using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>Everybody of the body can read and answer it.</summary>
internal sealed class OnAwardObjectionRaised(Audience audience, Announcer announcer) : IHandleEvent<AwardObjectionRaised>
{
    public async Task HandleAsync(AwardObjectionRaised happened, EventEnvelope envelope, CancellationToken cancel) => await announcer.TellAsync(envelope, cancel, new Message(
        Kinds.ObjectionRaised, await audience.BodyAsync(happened.OrganisationId, null, cancel), $"/gunning/{happened.ChallengeId}/bezwaren", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
}
