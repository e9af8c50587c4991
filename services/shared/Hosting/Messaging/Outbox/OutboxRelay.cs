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
    private readonly Guid _me = Guid.CreateVersion7();

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (await RunOnceAsync(stopping) == options.Value.Batch)
                {
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
        await NumberAsync(db, cancel);
        var leased = await LeaseAsync(db, cancel);
        foreach (var message in leased)
            await PublishAsync(message, cancel);
        await db.SaveChangesAsync(cancel);
        return leased.Count;
    }

    private static async Task NumberAsync(MarketDb db, CancellationToken cancel)
    {
        if (!await db.Outbox.AnyAsync(message => message.Sequence == null, cancel))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The update takes the row's lock on PostgreSQL; a SQLite transaction already has the file's.
        await db.OutboxCounters.ExecuteUpdateAsync(set => set.SetProperty(row => row.Last, row => row.Last), cancel);
        var counter = await db.OutboxCounters.SingleAsync(cancel);
        var unnumbered = await db.Outbox.Where(message => message.Sequence == null).OrderBy(message => message.Time).ThenBy(message => message.Id).ToListAsync(cancel);
        foreach (var message in unnumbered)
            message.Sequence = ++counter.Last;
        await db.SaveChangesAsync(cancel);
        FailPoint.Hit(FailPointNames.OutboxNumbered);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
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
        return await db.Outbox.Where(message => ids.Contains(message.Id) && message.LeasedBy == _me && message.PublishedAt == null)
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
