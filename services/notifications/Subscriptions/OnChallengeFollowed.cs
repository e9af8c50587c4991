using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;
using Market.Notifications.Storage;

namespace Market.Notifications.Subscriptions;

/// <summary>From here the person hears of the challenge.</summary>
internal sealed class OnChallengeFollowed(NotificationsDb db) : IHandleEvent<ChallengeFollowed>
{
    public async Task HandleAsync(ChallengeFollowed happened, EventEnvelope envelope, CancellationToken cancel)
    {
        if (await db.Followings.FindAsync([happened.ChallengeId, happened.PersonId], cancel) is null)
            db.Followings.Add(new Following(happened.ChallengeId, happened.PersonId));
    }
}
