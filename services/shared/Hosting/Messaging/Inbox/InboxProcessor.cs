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
/// something: what is missing is fetched from the producer's feed first.
/// </summary>
internal sealed class InboxProcessor(
    IServiceScopeFactory scopes, IEventFeed feed, EventSubscriptions subscriptions, IOptions<MessagingOptions> options,
    TimeProvider time, ILogger<InboxProcessor> log)
{
    private readonly Dictionary<string, SemaphoreSlim> _oneAtATime = subscriptions.Producers.ToDictionary(producer => producer, _ => new SemaphoreSlim(1, 1));

    /// <summary>Handles an event that the broker brought, and what is missing before it.</summary>
    /// <exception cref="Exception">A handler failed; the broker should try again.</exception>
    public Task ReceiveAsync(EventEnvelope envelope, CancellationToken cancel) => InTurnAsync(envelope.Producer, async () =>
    {
        var last = await LastSequenceAsync(envelope.Producer, cancel);
        if (envelope.Sequence > last + 1)
            last = await DrainFeedAsync(envelope.Producer, last, cancel);
        if (envelope.Sequence == last + 1)
            await HandleAsync(envelope, cancel);
    });

    /// <summary>Handles what the producer's feed has beyond what this service has seen.</summary>
    public Task CatchUpAsync(string producer, CancellationToken cancel) => InTurnAsync(producer, async () =>
        await DrainFeedAsync(producer, await LastSequenceAsync(producer, cancel), cancel));

    /// <summary>Handles an event again that was set aside; false when it fails again.</summary>
    public async Task<bool> HandleAgainAsync(InboxEntry entry, CancellationToken cancel)
    {
        var producer = subscriptions.Producers.Single(name => Apps.TopicOf(name) == entry.Subscription);
        var handled = false;
        await InTurnAsync(producer, async () =>
        {
            var envelope = (await feed.ReadAsync(producer, entry.Sequence - 1, cancel)).FirstOrDefault(candidate => candidate.Id == entry.EventId);
            handled = envelope is not null && await TryAsync(envelope, advances: false, cancel) is null;
        });
        return handled;
    }

    private async Task InTurnAsync(string producer, Func<Task> work)
    {
        if (!_oneAtATime.TryGetValue(producer, out var turn))
            return;
        await turn.WaitAsync();
        try
        {
            await work();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<long> DrainFeedAsync(string producer, long last, CancellationToken cancel)
    {
        while (true)
        {
            var missed = await feed.ReadAsync(producer, last, cancel);
            if (missed.Count == 0)
                return last;
            var unheard = new List<EventEnvelope>();
            foreach (var envelope in missed)
            {
                unheard.Add(envelope);
                if (subscriptions.ReactionsTo(envelope).Count == 0)
                    continue;
                await PassAsync(unheard[..^1], cancel);
                await HandleAsync(envelope, cancel);
                unheard.Clear();
            }

            await PassAsync(unheard, cancel);
            last = missed[^1].Sequence;
        }
    }

    /// <summary>Notes events to which nothing here reacts, all at once.</summary>
    private async Task PassAsync(List<EventEnvelope> unheard, CancellationToken cancel)
    {
        if (unheard.Count == 0)
            return;
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        await ForgetFailuresAsync(db, unheard, cancel);
        db.Inbox.AddRange(unheard.Select(envelope => New(envelope, InboxEntry.Handled)));
        await AdvanceAsync(db, unheard[^1], cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>One that the broker brought may have failed for want of the database.</summary>
    private static Task ForgetFailuresAsync(MarketDb db, List<EventEnvelope> unheard, CancellationToken cancel)
    {
        var (ids, subscription) = (unheard.ConvertAll(envelope => envelope.Id), Subscription(unheard[0]));
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
