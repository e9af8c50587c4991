using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.Storage;

/// <summary>
/// Brings a database up to date, also after a process that did so was killed. On SQLite the framework marks who migrates with a row, which
/// a killed process leaves behind, and then waits for that process for ever. A lock on a file beside the database ends with its process,
/// so whoever holds it knows that such a row is nobody's.
/// </summary>
internal static class Migrating
{
    /// <summary>Of one statement of a migration: it may rewrite a table.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    public static async Task MigrateAsync(MarketDb db, CancellationToken cancel = default)
    {
        db.Database.SetCommandTimeout(Longest);
        if (!db.Database.IsSqlite())
        {
            await db.Database.MigrateAsync(cancel);
            return;
        }

        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        await using var turn = await TakeTurnAsync(file + ".migrating", cancel);
        if (File.Exists(file))
            await ForgetKilledAsync(db, cancel);
        await db.Database.MigrateAsync(cancel);
    }

    private static async Task<FileStream> TakeTurnAsync(string path, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(BetweenTries, cancel);
            }
        }
    }

    private static async Task ForgetKilledAsync(MarketDb db, CancellationToken cancel)
    {
        const string Mark = "__EFMigrationsLock";
        if (await db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = {Mark}").SingleAsync(cancel) == 1)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancel);
    }
}
