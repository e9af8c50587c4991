using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>A second person of the body has to confirm.</summary>
internal sealed class OnAwardProposed(Audience audience, Announcer announcer) : IHandleEvent<AwardProposed>
{
    public async Task HandleAsync(AwardProposed happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await announcer.TellAsync(envelope, cancel, new Message(
            Kinds.AwardProposed, await audience.BodyAsync(happened.OrganisationId, happened.ProposedBy, cancel),
            $"/gunning/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
    }
}
