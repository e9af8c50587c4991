using Market.Hosting.Invariants;
using Market.Notifications.Domain;
using Market.Notifications.Storage;
using Market.Notifications.Wordings;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Invariants;

/// <summary>Everything that always holds of notifications and mails.</summary>
internal static class NotificationsInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Invariant.Of<NotificationsDb>("notifications.once", "A person hears of an event once",
            db => db.Notifications.Where(notification => db.Notifications.Any(other =>
                other.EventId == notification.EventId && other.PersonId == notification.PersonId && other.Id != notification.Id)).Select(notification => notification.Id)),
        Invariant.Of<NotificationsDb>("notifications.known-kind", "Each notification can be worded", async (db, cancel) =>
            (await db.Notifications.AsNoTracking().Select(notification => new { notification.Id, notification.Kind }).ToListAsync(cancel))
                .Where(notification => !NotificationTexts.Kinds.Contains(notification.Kind)).Select(notification => notification.Id.ToString())),
        Invariant.Of<NotificationsDb>("notifications.read-after-told", "A notification was read after it was told",
            db => db.Notifications.Where(notification => notification.ReadAt < notification.At).Select(notification => notification.Id)),
        Invariant.Of<NotificationsDb>("mails.of-a-notification", "Each mail belongs to a notification",
            db => db.Mails.Where(mail => !db.Notifications.Any(notification => notification.Id == mail.Id)).Select(mail => mail.Id)),
        Invariant.Of<NotificationsDb>("mails.one-fate", "A mail was sent or given up, not both",
            db => db.Mails.Where(mail => mail.SentAt != null && mail.ParkedAt != null).Select(mail => mail.Id)),
        Invariant.Of<NotificationsDb>("mails.done-is-free", "A mail that was sent or given up is held by nobody",
            db => db.Mails.Where(mail => (mail.SentAt != null || mail.ParkedAt != null) && mail.LeasedBy != null).Select(mail => mail.Id)),
    ];
}
