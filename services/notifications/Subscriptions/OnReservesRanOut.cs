using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The chair has to look for somebody.</summary>
internal sealed class OnReservesRanOut(Announcer announcer) : IHandleEvent<ReservesRanOut>
{
    public Task HandleAsync(ReservesRanOut happened, EventEnvelope envelope, CancellationToken cancel) => announcer.TellAsync(envelope, cancel, new Message(
        Kinds.ReservesRanOut, [happened.ChairId], $"/jury/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized(), Name = happened.Name }));
}
