using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The lead knows whether it can count on the partner.</summary>
internal sealed class OnPartnerAnswered(Audience audience, Announcer announcer) : IHandleEvent<PartnerAnswered>
{
    public async Task HandleAsync(PartnerAnswered happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await announcer.TellAsync(envelope, cancel, new Message(
            happened.Accepted ? Kinds.PartnerAccepted : Kinds.PartnerDeclined, await audience.SolversAsync([happened.LeadOrganisationId], cancel),
            $"/mijn/oplossingen/{happened.SolutionId}", new Facts { Challenge = happened.ChallengeTitle.Localized(), Organisation = happened.PartnerOrganisationName }));
    }
}
