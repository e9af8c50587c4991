using Market.Hosting.AuditLog.Writing;
using Market.Hosting.FailPoints;
using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Market.Hosting.AuditLog.Sequencing;

/// <summary>Gives leaves their place in the tree, one sequencer at a time, and signs checkpoints.</summary>
internal sealed class Sequencer(
    IServiceScopeFactory scopes, AuditSignal signal, LogKey key, IOptions<AuditLogOptions> options, TimeProvider time, ILogger<Sequencer> log) : BackgroundService
{
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (await RunOnceAsync(stopping) == options.Value.Batch)
                {
                }

                await signal.WaitAsync(options.Value.Interval, stopping);
                // Many saves a second are one round, not as many.
                await Task.Delay(BetweenRounds, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogWarning(error, "The audit log's sequencer stumbled and goes on");
                await signal.WaitAsync(TimeSpan.FromSeconds(1), CancellationToken.None);
            }
        }
    }

    /// <summary>One round; gives how many leaves it numbered, those without meaning left out.</summary>
    internal async Task<int> RunOnceAsync(CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        var wish = signal.TakeCheckpointWish();
        if (!await db.AuditLeaves.AnyAsync(leaf => leaf.Index == null, cancel) && !await IsCheckpointDueAsync(db, wish, cancel))
            return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The update takes the row's lock on PostgreSQL; a SQLite transaction already has the file's.
        await db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(row => row.Size, row => row.Size), cancel);
        var waiting = await WaitingAsync(db, cancel);
        var growth = new Growth(db, await db.AuditHeads.SingleAsync(cancel), options.Value, time.GetUtcNow());
        await growth.AppendAsync(waiting, cancel);
        FailPoint.Hit(FailPointNames.LogGrown);
        if (await IsCheckpointDueAsync(db, wish, cancel, growth.Size))
            growth.Sign(key);
        await growth.WriteAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return waiting.Count;
    }

    /// <summary>In the order of their places. Made from their columns: for each row that it loads as an entity, the framework makes a delegate where rows are opened as they are loaded.</summary>
    private Task<List<AuditLeaf>> WaitingAsync(MarketDb db, CancellationToken cancel) => db.AuditLeaves.Where(leaf => leaf.Index == null).OrderBy(leaf => leaf.At).ThenBy(leaf => leaf.Id).Take(options.Value.Batch)
        .Select(leaf => new AuditLeaf { Id = leaf.Id, At = leaf.At, Data = leaf.Data }).ToListAsync(cancel);

    private async Task<bool> IsCheckpointDueAsync(MarketDb db, bool wish, CancellationToken cancel, long? size = null)
    {
        var last = await db.AuditCheckpoints.AsNoTracking().OrderByDescending(checkpoint => checkpoint.Id)
            .Select(checkpoint => new { checkpoint.Size, checkpoint.At }).FirstOrDefaultAsync(cancel);
        var now = size ?? await db.AuditHeads.Select(row => row.Size).SingleAsync(cancel);
        return now > (last?.Size ?? 0) && (wish || last is null || time.GetUtcNow() - last.At >= options.Value.CheckpointInterval);
    }
}
