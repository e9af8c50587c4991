using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The invited organisation's solvers can accept.</summary>
internal sealed class OnPartnerInvited(Audience audience, Announcer announcer) : IHandleEvent<PartnerInvited>
{
    public async Task HandleAsync(PartnerInvited happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await announcer.TellAsync(envelope, cancel, new Message(
            Kinds.PartnerInvited, await audience.SolversAsync([happened.PartnerOrganisationId], cancel),
            $"/mijn/oplossingen/{happened.SolutionId}", new Facts { Challenge = happened.ChallengeTitle.Localized(), Organisation = happened.LeadOrganisationName }));
    }
}
