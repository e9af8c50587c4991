using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Notifications.Domain;
using Market.Notifications.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Subscriptions;

/// <summary>The person gets the link by mail. For nobody it stops here.</summary>
internal sealed class OnPasswordLinkAsked(NotificationsDb db, Announcer announcer) : IHandleEvent<PasswordLinkAsked>
{
    public async Task HandleAsync(PasswordLinkAsked happened, EventEnvelope envelope, CancellationToken cancel)
    {
        if (await db.Recipients.AnyAsync(person => person.Id == happened.PersonId, cancel))
            await announcer.TellAsync(envelope, cancel, new Message(Kinds.PasswordLink, [happened.PersonId], "/profiel", new Facts { At = happened.ExpiresAt, SealedToken = happened.SealedToken }));
    }
}
