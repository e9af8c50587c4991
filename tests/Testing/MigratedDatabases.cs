using System.Collections.Concurrent;

using Market.Hosting.Storage;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Testing;

/// <summary>An up to date database of each service and engine, from which tests begin: copying one costs less than migrating each.</summary>
internal static class MigratedDatabases
{
    private static readonly ConcurrentDictionary<Type, Lazy<Task<string>>> Files = new();
    private static readonly ConcurrentDictionary<Type, Lazy<Task<TestDatabase>>> Databases = new();

    /// <summary>Makes the service's database when it has one that is not there yet.</summary>
    public static async Task CopyAsync(IServiceProvider services, TestDatabase? database)
    {
        await using var scope = services.CreateAsyncScope();
        if (scope.ServiceProvider.GetService<MarketDb>() is not { } db)
            return;
        if (database is not null)
            await database.CreateAsync(await Databases.GetOrAdd(db.GetType(), _ => new(() => OnPostgresAsync(db))).Value);
        else if (FileOf(db) is var file && !File.Exists(file))
            File.Copy(await Files.GetOrAdd(db.GetType(), _ => new(() => OnSqliteAsync(db))).Value, file);
    }

    private static async Task<TestDatabase> OnPostgresAsync(MarketDb db)
    {
        var template = await TestDatabase.OnPostgresAsync();
        // Without a pool: nobody may be connected to what is copied.
        db.Database.SetConnectionString($"{template.ConnectionString};Pooling=false");
        await Migrating.MigrateAsync(db);
        return template;
    }

    private static async Task<string> OnSqliteAsync(MarketDb db)
    {
        var folder = Directory.CreateTempSubdirectory("market-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var template = Path.Combine(folder, "template.db");
        await using var connection = new SqliteConnection($"Data Source={template};Pooling=false");
        db.Database.SetDbConnection(connection);
        await Migrating.MigrateAsync(db);
        // Into the file itself, which is all that is copied.
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return template;
    }

    private static string FileOf(MarketDb db) => new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
}
