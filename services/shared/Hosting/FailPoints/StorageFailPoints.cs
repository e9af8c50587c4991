using System.Data.Common;

using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Market.Hosting.FailPoints;

/// <summary>The failpoints of every save, commit and bulk change of every service's database; only there in an armed process.</summary>
internal sealed class StorageFailPoints : ISaveChangesInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor
{
    public static readonly StorageFailPoints Instance = new();

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData data, InterceptionResult<int> result, CancellationToken cancel = default)
    {
        FailPoint.Hit(FailPointNames.SaveBegun);
        return ValueTask.FromResult(result);
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData data, int result, CancellationToken cancel = default)
    {
        FailPoint.Hit(FailPointNames.SaveDone);
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData data, InterceptionResult result, CancellationToken cancel = default)
    {
        FailPoint.Hit(FailPointNames.CommitBegun);
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData data, CancellationToken cancel = default)
    {
        FailPoint.Hit(FailPointNames.CommitDone);
        return Task.CompletedTask;
    }

    public ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData data, int result, CancellationToken cancel = default)
    {
        if (data.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw)
            FailPoint.Hit(FailPointNames.CommandDone);
        if (data.CommandSource is CommandSource.Migrations)
            FailPoint.Hit(FailPointNames.MigrationStep);
        return ValueTask.FromResult(result);
    }
}
