using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Market.Hosting.Storage;

/// <summary>How each engine is asked what time it is.</summary>
internal static class DatabaseClock
{
    /// <summary>Microseconds since 1970, precise to the millisecond; stands still within one statement.</summary>
    private const string Sqlite = "CAST(ROUND(unixepoch('subsec') * 1000) AS INTEGER) * 1000";

    /// <summary>Real time, unlike <c>now()</c>, which is when the transaction began: that may have been long ago.</summary>
    private const string Postgres = "clock_timestamp()";

    public static string Sql(DatabaseFacade database) => database.IsSqlite() ? Sqlite : Postgres;

    public static async Task<DateTimeOffset> ReadAsync(DatabaseFacade database, CancellationToken cancel)
    {
        if (!database.IsSqlite())
            return (await database.SqlQueryRaw<DateTimeOffset>($"SELECT {Postgres} AS \"Value\"").ToListAsync(cancel))[0];
        var microseconds = await database.SqlQueryRaw<long>($"SELECT {Sqlite} AS \"Value\"").ToListAsync(cancel);
        return DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds[0]);
    }
}
