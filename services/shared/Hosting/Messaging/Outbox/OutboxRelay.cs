using Market.Hosting.FailPoints;
using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Market.Hosting.Messaging.Outbox;

/// <summary>Numbers what stands in the outbox, leases it, publishes it, tries again with back-off, and parks what cannot be published.</summary>
internal sealed class OutboxRelay(
    IServiceScopeFactory scopes, IEventPublisher publisher, OutboxSignal signal, IOptions<MessagingOptions> options,
    TimeProvider time, ILogger<OutboxRelay> log) : BackgroundService
{
    private static readonly string[] Always = [nameof(OutboxMessage.LastError), nameof(OutboxMessage.LeasedBy), nameof(OutboxMessage.LeasedUntil)];
    private static readonly string[] WhenPublished = [nameof(OutboxMessage.PublishedAt), .. Always];

    /// <summary>Not whether it was published: another relay may have done that after this one's lease had run out.</summary>
    private static readonly string[] WhenPostponed = [nameof(OutboxMessage.ParkedAt), nameof(OutboxMessage.Attempts), nameof(OutboxMessage.NextAttemptAt), .. Always];

    /// <summary>In the order in which they were written, after the last number that was given. No more than go out: what has a number can be read from the feed.</summary>
    private const string NumberSql = """
        UPDATE outbox SET "Sequence" = numbered."Number" FROM (
            SELECT waiting."Id", counter."Last" + row_number() OVER (ORDER BY waiting."Time", waiting."Id") AS "Number"
            FROM (SELECT "Id", "Time" FROM outbox WHERE "Sequence" IS NULL ORDER BY "Time", "Id" LIMIT {0}) AS waiting CROSS JOIN outbox_counter AS counter) AS numbered
        WHERE outbox."Id" = numbered."Id"
        """;

    private readonly Guid _me = Guid.CreateVersion7();
    private int _waiting;

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                for (var before = int.MaxValue; await RunOnceAsync(stopping) == options.Value.Batch; before = _waiting)
                {
                    // More comes in than goes out: who is still waiting for an answer comes first.
                    if (_waiting > before)
                        await Task.Delay(options.Value.RestInRush, time, stopping);
                }

                await signal.WaitAsync(options.Value.RelayInterval, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogWarning(error, "The outbox relay stumbled and goes on");
                await Task.Delay(options.Value.FirstBackOff, time, stopping);
            }
        }
    }

    /// <summary>One round; gives how many messages it tried to publish.</summary>
    internal async Task<int> RunOnceAsync(CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        _waiting = await NumberAsync(db, cancel);
        var leased = await LeaseAsync(db, cancel);
        foreach (var message in leased)
            await PublishAsync(message, cancel);
        var outcome = leased.ToLookup(message => message.PublishedAt is not null);
        await db.ExecuteAsync([.. Statement.Update(db, [.. outcome[true]], WhenPublished), .. Statement.Update(db, [.. outcome[false]], WhenPostponed)], cancel);
        return leased.Count;
    }

    /// <summary>Gives how many are left.</summary>
    private async Task<int> NumberAsync(MarketDb db, CancellationToken cancel)
    {
        var waiting = await db.Outbox.CountAsync(message => message.Sequence == null, cancel);
        if (waiting == 0)
            return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The update takes the row's lock on PostgreSQL; a SQLite transaction already has the file's.
        await db.OutboxCounters.ExecuteUpdateAsync(set => set.SetProperty(row => row.Last, row => row.Last), cancel);
        var numbered = await db.Database.ExecuteSqlRawAsync(NumberSql, [options.Value.Batch], cancel);
        await db.OutboxCounters.ExecuteUpdateAsync(set => set.SetProperty(row => row.Last, row => row.Last + numbered), cancel);
        FailPoint.Hit(FailPointNames.OutboxNumbered);
        await transaction.CommitAsync(cancel);
        return waiting - numbered;
    }

    private async Task<List<OutboxMessage>> LeaseAsync(MarketDb db, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var until = now + options.Value.Lease;
        var due = db.Outbox.Where(message => message.Sequence != null && message.PublishedAt == null && message.ParkedAt == null
            && message.NextAttemptAt <= now && (message.LeasedUntil == null || message.LeasedUntil < now));
        var ids = await due.OrderBy(message => message.Sequence).Take(options.Value.Batch).Select(message => message.Id).ToListAsync(cancel);
        if (ids.Count == 0)
            return [];
        await due.Where(message => ids.Contains(message.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(message => message.LeasedUntil, until).SetProperty(message => message.LeasedBy, _me), cancel);
        return await db.Outbox.AsNoTracking().Where(message => ids.Contains(message.Id) && message.LeasedBy == _me && message.PublishedAt == null)
            .OrderBy(message => message.Sequence).ToListAsync(cancel);
    }

    private async Task PublishAsync(OutboxMessage message, CancellationToken cancel)
    {
        try
        {
            await publisher.PublishAsync(message, cancel);
            message.PublishedAt = time.GetUtcNow();
            message.LastError = null;
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            Postpone(message, error);
        }

        message.LeasedBy = null;
        message.LeasedUntil = null;
    }

    private void Postpone(OutboxMessage message, Exception error)
    {
        var now = time.GetUtcNow();
        message.Attempts++;
        message.LastError = error.Message.Length > 500 ? error.Message[..500] : error.Message;
        message.NextAttemptAt = now + options.Value.BackOff(message.Attempts);
        if (message.Attempts < options.Value.PublishAttempts)
            return;
        message.ParkedAt = now;
        log.LogError("Event {EventId} ({Type}) is parked after {Attempts} attempts", message.Id, message.Type, message.Attempts);
    }
}
