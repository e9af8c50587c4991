using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;

namespace Market.Notifications.Subscriptions;

/// <summary>The reserve has something to do, and the chair knows with whom to go on.</summary>
internal sealed class OnReserveMovedUp(Announcer announcer) : IHandleEvent<ReserveMovedUp>
{
    public Task HandleAsync(ReserveMovedUp happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var (link, facts) = ($"/jury/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized(), Name = happened.Name });
        return announcer.TellAsync(
            envelope, cancel,
            new Message(happened.Accepted ? Kinds.ReserveSits : Kinds.ReserveCalled, [happened.PersonId], link, facts),
            new Message(Kinds.ReserveMovedUp, happened.ChairId is { } chair ? [chair] : [], link, facts));
    }
}
