using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Subscriptions;

/// <summary>A link that is worth nothing is not sent any more, and who it was for is forgotten.</summary>
internal sealed class OnGuestJurorRevoked(NotificationsDb db, TimeProvider time) : IHandleEvent<GuestJurorRevoked>
{
    public async Task HandleAsync(GuestJurorRevoked happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var waiting = await db.Mails.Where(mail => mail.SentAt == null && db.Notifications.Any(told => told.Id == mail.Id && told.PersonId == happened.GuestId)).ToListAsync(cancel);
        foreach (var mail in waiting)
            mail.Park("The link was revoked", time.GetUtcNow());
        foreach (var told in await db.Notifications.Where(told => told.PersonId == happened.GuestId).ToListAsync(cancel))
            told.ForgetWhatOnlyTheMailNeeds();
    }
}
