using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The author may publish; a strict challenge once its opening officers have their cards.</summary>
internal sealed class OnChallengeApproved(Audience audience, Announcer announcer) : IHandleEvent<ChallengeApproved>
{
    public async Task HandleAsync(ChallengeApproved happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await announcer.TellAsync(envelope, cancel, new Message(
            happened.Strict is null ? Kinds.ChallengeApproved : Kinds.ChallengeWaitsForCards, await audience.AuthorAsync(happened.AuthorId, happened.OrganisationId, cancel),
            $"/mijn/uitdagingen/{happened.ChallengeId}", new Facts { Challenge = happened.Title.Localized() }));
    }
}
