using System.Data;

using Market.Hosting.Storage;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Hosting.Invariants;

/// <summary>A service's data as it is at one moment, for reading only; nobody who writes waits for it.</summary>
public sealed class Snapshot : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;

    private Snapshot(AsyncServiceScope scope) => _scope = scope;

    public IServiceProvider Services => _scope.ServiceProvider;

    public MarketDb Db => Services.GetRequiredService<MarketDb>();

    public static async Task<Snapshot> OpenAsync(IServiceProvider services, CancellationToken cancel)
    {
        var snapshot = new Snapshot(services.CreateAsyncScope());
        var database = snapshot.Db.Database;
        await database.OpenConnectionAsync(cancel);
        if (database.GetDbConnection() is SqliteConnection sqlite)
        {
            await database.ExecuteSqlRawAsync("PRAGMA query_only = ON", cancel);
            await database.UseTransactionAsync(sqlite.BeginTransaction(deferred: true), cancel);
        }
        else
        {
            await database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            await database.ExecuteSqlRawAsync("SET TRANSACTION READ ONLY", cancel);
        }

        // Both engines take the picture at the first question.
        await snapshot.Db.OutboxCounters.AnyAsync(cancel);
        return snapshot;
    }

    /// <summary>The service's invariants that do not hold.</summary>
    public async Task<IReadOnlyList<Violation>> ExamineAsync(CancellationToken cancel)
    {
        var violations = new List<Violation>();
        foreach (var invariant in Services.GetServices<Invariant>())
        {
            if (await PlacesAsync(() => invariant.Search(Services, cancel), cancel) is { Count: > 0 } places)
                violations.Add(new Violation(invariant.Name, invariant.Sentence, places));
        }

        return violations;
    }

    /// <summary>What <paramref name="search"/> finds. A row too broken to be read is a place as well.</summary>
    public static async Task<IReadOnlyList<string>> PlacesAsync(Func<Task<IReadOnlyList<string>>> search, CancellationToken cancel)
    {
        try
        {
            return await search();
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            // The type only: a message may quote what could not be read.
            return [$"it could not be examined ({error.GetType().Name})"];
        }
    }

    public async ValueTask DisposeAsync()
    {
        var database = Db.Database;
        await database.RollbackTransactionAsync();
        // The connection goes back to the pool, where the next one may want to write.
        if (database.IsSqlite())
            await database.ExecuteSqlRawAsync("PRAGMA query_only = OFF");
        await database.CloseConnectionAsync();
        await _scope.DisposeAsync();
    }
}
