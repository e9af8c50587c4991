using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Messaging.Outbox;

using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.Messaging;

internal static class MessagingMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("outbox").HasKey(message => message.Id);
            outbox.Property(message => message.Id).ValueGeneratedNever();
            outbox.HasIndex(message => message.Sequence).IsUnique();
            outbox.HasIndex(message => new { message.PublishedAt, message.ParkedAt, message.NextAttemptAt });
        });
        model.Entity<OutboxCounter>(counter =>
        {
            counter.ToTable("outbox_counter").HasKey(row => row.Id);
            counter.Property(row => row.Id).ValueGeneratedNever();
            counter.HasData(new OutboxCounter { Id = OutboxCounter.OnlyRow, Last = 0 });
        });
        model.Entity<InboxEntry>(inbox =>
        {
            inbox.ToTable("inbox").HasKey(entry => new { entry.EventId, entry.Subscription });
            inbox.HasIndex(entry => entry.Status);
        });
        model.Entity<InboxCursor>(cursor =>
        {
            cursor.ToTable("inbox_cursor").HasKey(row => row.Producer);
            cursor.Property(row => row.LastSequence).IsConcurrencyToken();
        });
    }
}
