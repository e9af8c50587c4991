using Market.Contracts;
using Market.Hosting.FailPoints;
using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Market.Hosting.Messaging.Inbox;

/// <summary>
/// Handles each producer's events once, in the order of its sequence. A number that is too high means that the broker lost
/// something: what is missing is fetched from the producer's feed first. In a rush events share transactions.
/// </summary>
internal sealed class InboxProcessor(
    IServiceScopeFactory scopes, IEventFeed feed, EventSubscriptions subscriptions, IOptions<MessagingOptions> options,
    TimeProvider time, ILogger<InboxProcessor> log)
{
    private readonly Dictionary<string, Turns> _turns = subscriptions.Producers.ToDictionary(producer => producer, _ => new Turns());

    /// <summary>Handles an event that the broker brought, and what is missing before it.</summary>
    /// <exception cref="Exception">A handler failed; the broker should try again.</exception>
    public async Task ReceiveAsync(EventEnvelope envelope, CancellationToken cancel)
    {
        if (!_turns.TryGetValue(envelope.Producer, out var turns))
            return;
        using var waiting = turns.Arrive(envelope);
        await turns.TakeAsync(async () =>
        {
            if (envelope.Sequence <= turns.Seen)
                return;
            turns.Seen = await LastSequenceAsync(envelope.Producer, cancel);
            if (envelope.Sequence > turns.Seen + turns.Next().Count)
                turns.Seen = await DrainFeedAsync(envelope.Producer, turns.Seen, cancel);
            if (turns.Next() is { Count: > 0 } next)
                turns.Seen = await HandleAllAsync(next, cancel);
        });
    }

    /// <summary>Handles what the producer's feed has beyond what this service has seen.</summary>
    public Task CatchUpAsync(string producer, CancellationToken cancel) => _turns[producer].TakeAsync(async () =>
        _turns[producer].Seen = await DrainFeedAsync(producer, await LastSequenceAsync(producer, cancel), cancel));

    /// <summary>Handles an event again that was set aside; false when it fails again.</summary>
    public async Task<bool> HandleAgainAsync(InboxEntry entry, CancellationToken cancel)
    {
        var producer = subscriptions.Producers.Single(name => Apps.TopicOf(name) == entry.Subscription);
        var handled = false;
        await _turns[producer].TakeAsync(async () =>
        {
            var envelope = (await feed.ReadAsync(producer, entry.Sequence - 1, cancel)).FirstOrDefault(candidate => candidate.Id == entry.EventId);
            handled = envelope is not null && await TryAsync(envelope, advances: false, cancel) is null;
        });
        return handled;
    }

    private async Task<long> DrainFeedAsync(string producer, long last, CancellationToken cancel)
    {
        while (true)
        {
            var missed = await feed.ReadAsync(producer, last, cancel);
            if (missed.Count == 0)
                return last;
            last = await HandleAllAsync(missed, cancel);
        }
    }

    /// <summary>Gives the number of the last one.</summary>
    private async Task<long> HandleAllAsync(IReadOnlyList<EventEnvelope> events, CancellationToken cancel)
    {
        if (events.Count == 1 || !await TryTogetherAsync(events, cancel))
            await EachAloneAsync(events, cancel);
        return events[^1].Sequence;
    }

    /// <summary>In one transaction, in which each sees what those before it changed. False when one of them failed, or needs a transaction of its own.</summary>
    private async Task<bool> TryTogetherAsync(IReadOnlyList<EventEnvelope> events, CancellationToken cancel)
    {
        try
        {
            using var scope = scopes.CreateScope();
            var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
            db.Database.AutoSavepointsEnabled = false;
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await ForgetFailuresAsync(db, events, cancel);
            foreach (var envelope in events)
                await AmongOthersAsync(scope.ServiceProvider, db, envelope, cancel);
            await AdvanceAsync(db, events[^1], cancel);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            FailPoint.Hit(FailPointNames.InboxSaved);
            return true;
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            log.LogInformation("{Count} events go one by one: {Reason}", events.Count, error.Message);
            return false;
        }
    }

    private async Task AmongOthersAsync(IServiceProvider services, MarketDb db, EventEnvelope envelope, CancellationToken cancel)
    {
        db.Inbox.Add(New(envelope, InboxEntry.Handled));
        if (subscriptions.ReactionsTo(envelope) is not { Count: > 0 } reactions)
            return;
        foreach (var react in reactions)
            await react(services, envelope, cancel);
        FailPoint.Hit(FailPointNames.InboxHandled);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>Those that were committed together after all, when only the answer was lost, are not handled again.</summary>
    private async Task EachAloneAsync(IReadOnlyList<EventEnvelope> events, CancellationToken cancel)
    {
        var last = events.Count == 1 ? 0 : await LastSequenceAsync(events[0].Producer, cancel);
        foreach (var envelope in events.Where(envelope => envelope.Sequence > last))
            await HandleAsync(envelope, cancel);
    }

    /// <summary>What failed before and is handled now begins anew in the inbox.</summary>
    private static Task ForgetFailuresAsync(MarketDb db, IReadOnlyList<EventEnvelope> events, CancellationToken cancel)
    {
        var (ids, subscription) = (events.Select(envelope => envelope.Id).ToList(), Subscription(events[0]));
        return db.Inbox.Where(entry => entry.Subscription == subscription && entry.Status == InboxEntry.Failing && ids.Contains(entry.EventId)).ExecuteDeleteAsync(cancel);
    }

    private async Task HandleAsync(EventEnvelope envelope, CancellationToken cancel)
    {
        if (await TryAsync(envelope, advances: true, cancel) is { } error)
            await NoteFailureAsync(envelope, error, cancel);
    }

    private async Task<Exception?> TryAsync(EventEnvelope envelope, bool advances, CancellationToken cancel)
    {
        try
        {
            using var scope = scopes.CreateScope();
            var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
            foreach (var react in subscriptions.ReactionsTo(envelope))
                await react(scope.ServiceProvider, envelope, cancel);
            FailPoint.Hit(FailPointNames.InboxHandled);
            await RecordAsync(db, envelope, InboxEntry.Handled, null, advances, cancel);
            FailPoint.Hit(FailPointNames.InboxSaved);
            return null;
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            return error;
        }
    }

    private async Task NoteFailureAsync(EventEnvelope envelope, Exception error, CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        var entry = await db.Inbox.FindAsync([envelope.Id, Subscription(envelope)], cancel);
        // It was saved, and only the answer of the database or what came after it was lost.
        if (entry?.Status == InboxEntry.Handled)
            return;
        var attempts = (entry?.Attempts ?? 0) + 1;
        var givesUp = attempts >= options.Value.HandleAttempts;
        await RecordAsync(db, envelope, givesUp ? InboxEntry.Quarantined : InboxEntry.Failing, error.Message, givesUp, cancel);
        log.LogError(error, "Event {EventId} ({Type}) failed, attempt {Attempt}", envelope.Id, envelope.Type, attempts);
        if (!givesUp)
            throw new InvalidOperationException($"Event {envelope.Id} ({envelope.Type}) failed, attempt {attempts}", error);
    }

    private async Task RecordAsync(MarketDb db, EventEnvelope envelope, string status, string? error, bool advances, CancellationToken cancel)
    {
        var entry = await db.Inbox.FindAsync([envelope.Id, Subscription(envelope)], cancel);
        if (entry is null)
            db.Inbox.Add(entry = New(envelope, status));
        entry.Status = status;
        entry.At = time.GetUtcNow();
        entry.LastError = error;
        if (status != InboxEntry.Handled)
            entry.Attempts++;
        if (advances)
            await AdvanceAsync(db, envelope, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private InboxEntry New(EventEnvelope envelope, string status) => new()
    {
        EventId = envelope.Id,
        Subscription = Subscription(envelope),
        Sequence = envelope.Sequence,
        Type = envelope.Type,
        Status = status,
        At = time.GetUtcNow(),
    };

    private static async Task AdvanceAsync(MarketDb db, EventEnvelope envelope, CancellationToken cancel)
    {
        var cursor = await db.InboxCursors.FindAsync([envelope.Producer], cancel);
        if (cursor is null)
            db.InboxCursors.Add(cursor = new InboxCursor { Producer = envelope.Producer });
        cursor.LastSequence = envelope.Sequence;
    }

    private async Task<long> LastSequenceAsync(string producer, CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        return await db.InboxCursors.Where(cursor => cursor.Producer == producer).Select(cursor => cursor.LastSequence).SingleOrDefaultAsync(cancel);
    }

    private static string Subscription(EventEnvelope envelope) => Apps.TopicOf(envelope.Producer);
}
