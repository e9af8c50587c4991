using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The author reads the remarks.</summary>
internal sealed class OnChallengeReturned(Audience audience, Announcer announcer) : IHandleEvent<ChallengeReturned>
{
    public async Task HandleAsync(ChallengeReturned happened, EventEnvelope envelope, CancellationToken cancel)
    {
        await announcer.TellAsync(envelope, cancel, new Message(
            Kinds.ChallengeReturned, await audience.AuthorAsync(happened.AuthorId, happened.OrganisationId, cancel),
            $"/mijn/uitdagingen/{happened.ChallengeId}", new Facts { Challenge = happened.Title.Localized(), Count = happened.Remarks }));
    }
}
