using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>SQLite: one writer at a time, so a transaction that writes needs no locks of its own.</summary>
internal sealed class SqliteSolutionsDb(DbContextOptions<SqliteSolutionsDb> options, TimeProvider time) : SolutionsDb(options, time)
{
    public override async Task<DateTimeOffset> ClockAsync(CancellationToken cancel)
    {
        var milliseconds = await Database.SqlQueryRaw<long>("SELECT CAST(ROUND(unixepoch('subsec') * 1000) AS INTEGER) AS \"Value\"").ToListAsync(cancel);
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds[0]);
    }
}
