using System.Data.Common;

using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Market.Hosting.Messaging.Outbox;

/// <summary>Wakes the relay as soon as something that stands in the outbox is committed.</summary>
internal sealed class OutboxSignal : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly SemaphoreSlim _work = new(0, 1);

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData data, int result, CancellationToken cancel = default)
    {
        if (data.Context is MarketDb { WroteToOutbox: true, Database.CurrentTransaction: null })
            Wake();
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData data, CancellationToken cancel = default)
    {
        if (data.Context is MarketDb { WroteToOutbox: true })
            Wake();
        return Task.CompletedTask;
    }

    public void Wake()
    {
        try
        {
            _work.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody was faster; the relay wakes once and finds both.
        }
    }

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancel) => _work.WaitAsync(atMost, cancel);
}
