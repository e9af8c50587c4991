using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>A second person of the body has to confirm another deadline.</summary>
internal sealed class OnDeadlineChangeProposed(Audience audience, Announcer announcer) : IHandleEvent<DeadlineChangeProposed>
{
    public async Task HandleAsync(DeadlineChangeProposed happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await announcer.TellAsync(envelope, cancel, new Message(
            Kinds.DeadlineProposed, await audience.BodyAsync(happened.OrganisationId, happened.ProposedBy, cancel), $"/mijn/uitdagingen/{happened.ChallengeId}/uiterste-datum",
            new Facts { Challenge = happened.Title.Localized(), Previous = happened.Previous, At = happened.Deadline, Reasons = happened.Reason.Localized() }));
    }
}
