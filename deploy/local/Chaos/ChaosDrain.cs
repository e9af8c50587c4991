using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Storage;
using Market.Notifications.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Local.Chaos;

/// <summary>Waits until nothing is on its way any more: each consumer has heard each producer out, each event is published, each mail is sent, each leaf is in the log.</summary>
internal static class ChaosDrain
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    /// <summary>Gives what is still on its way after <paramref name="atMost"/>; empty when everything arrived.</summary>
    public static async Task<IReadOnlyList<string>> WaitAsync(ChaosServices services, TimeSpan atMost, CancellationToken cancel = default)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var left = await LeftAsync(services);
            if (left.Count == 0 || watch.Elapsed > atMost)
                return left;
            await Task.Delay(BetweenLooks, cancel);
        }
    }

    private static async Task<IReadOnlyList<string>> LeftAsync(ChaosServices services)
    {
        var left = new List<string>();
        var last = new Dictionary<string, long>();
        foreach (var name in services.Names)
        {
            last[name] = await services.ReadAsync<MarketDb, long>(name, db => db.OutboxCounters.Select(row => row.Last).SingleAsync());
            Note(left, await services.ReadAsync<MarketDb, int>(name, db => db.Outbox.CountAsync(message => message.PublishedAt == null && message.ParkedAt == null)), $"{name}: events to publish");
            Note(left, await services.ReadAsync<MarketDb, int>(name, db => db.AuditLeaves.CountAsync(leaf => leaf.Index == null)), $"{name}: leaves without a place");
            var failed = await services.ReadAsync<MarketDb, List<InboxEntry>>(name, db => db.Inbox.AsNoTracking().Where(entry => entry.Status != InboxEntry.Handled).ToListAsync());
            left.AddRange(failed.Select(entry => $"{name}: {entry.Type} {entry.Status} at {entry.At:T} after {entry.Attempts} attempts, {entry.LastError}"));
        }

        foreach (var name in services.Names)
        {
            foreach (var producer in services[name].GetRequiredService<EventSubscriptions>().Producers)
            {
                var cursor = await services.ReadAsync<MarketDb, long>(name, db => db.InboxCursors.Where(row => row.Producer == producer).Select(row => row.LastSequence).SingleOrDefaultAsync());
                Note(left, last[producer] - cursor, $"{name}: events of {producer} not heard");
            }
        }

        Note(left, await services.ReadAsync<NotificationsDb, int>(Apps.Notifications, db => db.Mails.CountAsync(mail => mail.SentAt == null)), "mails not sent");
        return left;
    }

    private static void Note(List<string> left, long count, string what)
    {
        if (count != 0)
            left.Add($"{count} {what}");
    }
}
