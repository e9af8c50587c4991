using System.Text.Json;

using Market.Contracts;
using Market.Hosting.Invariants;
using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Messaging.Outbox;
using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.Messaging;

/// <summary>What holds of every service's outbox and inbox.</summary>
internal static class MessagingInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Invariant.Of<MarketDb>("outbox.numbered-without-gaps", "The events that the service tells are numbered 1, 2, 3 … and the counter stands at the last one", GapsAsync),
        Invariant.Of<MarketDb>("outbox.published-is-numbered", "An event is published or given up only after it got its number",
            db => db.Outbox.Where(message => message.Sequence == null && (message.PublishedAt != null || message.ParkedAt != null)).Select(message => message.Id)),
        Invariant.Of<MarketDb>("outbox.one-fate", "An event is published or given up, not both",
            db => db.Outbox.Where(message => message.PublishedAt != null && message.ParkedAt != null).Select(message => message.Id)),
        Invariant.Of<MarketDb>("outbox.readable", "Each event is of a known type and can be read", UnreadableAsync),
        Invariant.Of<MarketDb>("inbox.no-number-skipped", "Of each producer every event up to where the service has come was dealt with, each once", SkippedAsync),
        Invariant.Of<MarketDb>("inbox.failing-is-next", "An event that fails is the next of its producer, or lies before where the service has come", FailingAheadAsync),
        Invariant.Of<MarketDb>("inbox.nothing-set-aside", "No event was set aside because it could not be handled",
            db => db.Inbox.Where(entry => entry.Status == InboxEntry.Quarantined).Select(entry => entry.EventId)),
    ];

    private static async Task<IEnumerable<string>> GapsAsync(MarketDb db, CancellationToken cancel)
    {
        var numbers = await db.Outbox.Where(message => message.Sequence != null).OrderBy(message => message.Sequence).Select(message => message.Sequence!.Value).ToListAsync(cancel);
        var last = await db.OutboxCounters.Select(counter => counter.Last).SingleOrDefaultAsync(cancel);
        return numbers.SequenceEqual(Enumerable.Range(1, numbers.Count).Select(number => (long)number)) && last == numbers.Count
            ? []
            : [$"the counter stands at {last}, and there is a gap or a repetition at or after number {FirstGap(numbers)}"];
    }

    private static long FirstGap(List<long> numbers)
    {
        var place = 0;
        while (place < numbers.Count && numbers[place] == place + 1)
            place++;
        return place + 1;
    }

    private static async Task<IEnumerable<string>> UnreadableAsync(MarketDb db, CancellationToken cancel)
    {
        var broken = new List<string>();
        await foreach (var message in db.Outbox.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!IsReadable(message))
                broken.Add(message.Id.ToString());
        }

        return broken;
    }

    private static bool IsReadable(OutboxMessage message)
    {
        try
        {
            return message.Happened() is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static async Task<IEnumerable<string>> SkippedAsync(MarketDb db, CancellationToken cancel)
    {
        var broken = new List<string>();
        var cursors = await db.InboxCursors.AsNoTracking().ToListAsync(cancel);
        var dealtWith = (await db.Inbox.AsNoTracking().Where(entry => entry.Status != InboxEntry.Failing).Select(entry => new { entry.Subscription, entry.Sequence }).ToListAsync(cancel))
            .ToLookup(entry => entry.Subscription, entry => entry.Sequence);
        foreach (var cursor in cursors)
        {
            var numbers = dealtWith[Apps.TopicOf(cursor.Producer)].Order().ToList();
            if (numbers.Count != cursor.LastSequence || numbers.Where((number, index) => number != index + 1).Any())
                broken.Add($"from {cursor.Producer}: the service has come to {cursor.LastSequence}, and there is a gap or a repetition at or after number {FirstGap(numbers)}");
        }

        return broken.Concat(dealtWith.Select(group => group.Key).Except(cursors.Select(cursor => Apps.TopicOf(cursor.Producer))).Select(topic => $"no place is known in {topic}"));
    }

    private static async Task<IEnumerable<string>> FailingAheadAsync(MarketDb db, CancellationToken cancel)
    {
        var cursors = await db.InboxCursors.AsNoTracking().ToDictionaryAsync(cursor => Apps.TopicOf(cursor.Producer), cursor => cursor.LastSequence, cancel);
        var failing = await db.Inbox.AsNoTracking().Where(entry => entry.Status == InboxEntry.Failing).ToListAsync(cancel);
        return failing.Where(entry => entry.Sequence > cursors.GetValueOrDefault(entry.Subscription) + 1).Select(entry => $"{entry.EventId} ({entry.Type})");
    }
}
