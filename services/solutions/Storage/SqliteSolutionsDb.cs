using Market.Solutions.Sealing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>SQLite: a transaction begins by becoming the only writer, so it needs no locks of its own.</summary>
internal sealed class SqliteSolutionsDb(DbContextOptions<SqliteSolutionsDb> options, TimeProvider time, Vault vault) : SolutionsDb(options, time, vault)
{
    private const string Clock = "CAST(ROUND(unixepoch('subsec') * 1000) AS INTEGER) * 1000";
    private const string SelectClock = $"SELECT {Clock} AS \"Value\"";

    /// <summary>Microseconds since 1970, precise to the millisecond; stands still within one statement.</summary>
    internal override string ClockSql => Clock;

    public override async Task<DateTimeOffset> ClockAsync(CancellationToken cancel)
    {
        var microseconds = await Database.SqlQueryRaw<long>(SelectClock).ToListAsync(cancel);
        return DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds[0]);
    }

    public override async Task ForgetDeletedContentAsync(CancellationToken cancel)
    {
        await Database.ExecuteSqlRawAsync("VACUUM", cancel);
        await Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel);
    }

    public override Task LockSolutionAsync(Guid id, CancellationToken cancel) => Task.CompletedTask;

    public override Task LockBriefAsync(Guid id, bool alone, CancellationToken cancel) => Task.CompletedTask;
}
