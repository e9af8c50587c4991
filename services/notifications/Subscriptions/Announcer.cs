using Market.Contracts;
using Market.Notifications.Domain;
using Market.Notifications.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Subscriptions;

/// <summary>One message to some people.</summary>
/// <param name="Link">Path of the page where they go on.</param>
internal sealed record Message(string Kind, IReadOnlyList<Guid> People, string Link, Facts Facts);

/// <summary>Puts notifications and mails for an event in the database; the inbox saves them with its own entry.</summary>
internal sealed class Announcer(NotificationsDb db, TimeProvider time)
{
    /// <summary>Tells each person at most once, by the first message that names the person; an event that was told before tells nobody again.</summary>
    public Task TellAsync(EventEnvelope envelope, CancellationToken cancel, params IReadOnlyList<Message> messages) => TellAsync(envelope.Id, cancel, messages);

    /// <summary>As above, for news that comes in more than one event: nobody hears twice of one announcement.</summary>
    public async Task TellAsync(Guid announcement, CancellationToken cancel, params IReadOnlyList<Message> messages)
    {
        var told = await db.Notifications.Where(notification => notification.EventId == announcement).Select(notification => notification.PersonId).ToHashSetAsync(cancel);
        var people = messages.SelectMany(message => message.People).Distinct().ToList();
        var silent = await db.Recipients.Where(person => people.Contains(person.Id) && !person.Active).Select(person => person.Id).ToHashSetAsync(cancel);
        var wishes = await db.Preferences.Where(preference => people.Contains(preference.PersonId)).ToDictionaryAsync(preference => preference.PersonId, preference => preference.Mail, cancel);
        foreach (var message in messages)
        {
            foreach (var person in message.People.Where(person => !silent.Contains(person) && told.Add(person)))
                Add(announcement, message, person, wishes.GetValueOrDefault(person));
        }
    }

    private void Add(Guid announcement, Message message, Guid person, MailPreference wish)
    {
        var now = time.GetUtcNow();
        var notification = Notification.Of(Guid.CreateVersion7(now), announcement, person, message.Kind, message.Facts, message.Link, now);
        db.Notifications.Add(notification);
        if (Preference.Wants(wish, message.Kind))
            db.Mails.Add(new QueuedMail { Id = notification.Id, NextAttemptAt = now });
    }
}
