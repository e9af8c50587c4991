using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Storage;

namespace Market.Notifications.Subscriptions;

/// <summary>From here the person hears of it no more.</summary>
internal sealed class OnChallengeUnfollowed(NotificationsDb db) : IHandleEvent<ChallengeUnfollowed>
{
    public async Task HandleAsync(ChallengeUnfollowed happened, EventEnvelope envelope, CancellationToken cancel)
    {
        if (await db.Followings.FindAsync([happened.ChallengeId, happened.PersonId], cancel) is { } following)
            db.Followings.Remove(following);
    }
}
