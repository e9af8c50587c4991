using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>A second person of the body has to confirm.</summary>
internal sealed class OnOpeningProposed(Audience audience, Announcer announcer) : IHandleEvent<OpeningProposed>
{
    public async Task HandleAsync(OpeningProposed happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await announcer.TellAsync(envelope, cancel, new Message(
            Kinds.OpeningProposed, await audience.BodyAsync(happened.OrganisationId, happened.ProposedBy, cancel),
            $"/opening/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
    }
}
