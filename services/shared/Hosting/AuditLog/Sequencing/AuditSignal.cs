using System.Data.Common;

using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Market.Hosting.AuditLog.Sequencing;

/// <summary>Wakes the sequencer as soon as a leaf is committed.</summary>
internal sealed class AuditSignal : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly SemaphoreSlim _work = new(0, 1);
    private volatile bool _checkpoint;

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData data, int result, CancellationToken cancel = default)
    {
        if (data.Context is MarketDb { LeftTrace: true, Database.CurrentTransaction: null } db)
            Wake(db.AsksCheckpoint);
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData data, CancellationToken cancel = default)
    {
        if (data.Context is MarketDb { LeftTrace: true } db)
            Wake(db.AsksCheckpoint);
        return Task.CompletedTask;
    }

    public void Wake(bool checkpoint)
    {
        _checkpoint |= checkpoint;
        try
        {
            _work.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody was faster; the sequencer wakes once and finds both.
        }
    }

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancel) => _work.WaitAsync(atMost, cancel);

    /// <summary>Whether a checkpoint was asked for since the last call.</summary>
    public bool TakeCheckpointWish()
    {
        var wish = _checkpoint;
        _checkpoint = false;
        return wish;
    }
}
