using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>PostgreSQL: rows are locked where two requests may meet.</summary>
internal sealed class PostgresSolutionsDb(DbContextOptions<PostgresSolutionsDb> options, TimeProvider time) : SolutionsDb(options, time)
{
    public override async Task<DateTimeOffset> ClockAsync(CancellationToken cancel)
    {
        var now = await Database.SqlQueryRaw<DateTimeOffset>("SELECT clock_timestamp() AS \"Value\"").ToListAsync(cancel);
        return now[0];
    }
}
