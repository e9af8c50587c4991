using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The body hears that its deadline stays; why, stands on the page.</summary>
internal sealed class OnDeadlineMoveRefused(Audience audience, Announcer announcer) : IHandleEvent<DeadlineMoveRefused>
{
    public async Task HandleAsync(DeadlineMoveRefused happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await announcer.TellAsync(envelope, cancel, new Message(
            Kinds.DeadlineKept, await audience.BodyAsync(happened.OrganisationId, null, cancel), $"/mijn/uitdagingen/{happened.ChallengeId}/uiterste-datum",
            new Facts { Challenge = happened.ChallengeTitle.Localized() }));
    }
}
