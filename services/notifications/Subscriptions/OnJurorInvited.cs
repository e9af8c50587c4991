using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;
using Market.Notifications.Storage;

namespace Market.Notifications.Subscriptions;

/// <summary>The person accepts or declines.</summary>
internal sealed class OnJurorInvited(NotificationsDb db, Announcer announcer) : IHandleEvent<JurorInvited>
{
    public async Task HandleAsync(JurorInvited happened, EventEnvelope envelope, CancellationToken cancel)
    {
        if (await db.JurySeats.FindAsync([happened.ChallengeId, happened.PersonId], cancel) is { } seat)
            seat.Concerned = true;
        else
            db.JurySeats.Add(new JurySeat { ChallengeId = happened.ChallengeId, PersonId = happened.PersonId });
        await announcer.TellAsync(envelope, cancel, new Message(
            KindOf(happened), [happened.PersonId], $"/jury/{happened.ChallengeId}", new Facts { Challenge = happened.ChallengeTitle.Localized() }));
    }

    private static string KindOf(JurorInvited happened) => happened switch
    {
        { Chair: true } => Kinds.ChairInvited,
        { Seat: "reserve" } => Kinds.ReserveInvited,
        { Seat: "observer" } => Kinds.ObserverInvited,
        _ => Kinds.JurorInvited,
    };
}
