using System.Net.Sockets;

using Market.Kernel;

using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

using Npgsql;

namespace Market.Hosting.Endpoints;

/// <summary>Something that a service needs is away, or has no room left: nothing was acknowledged, and asking again later may do.</summary>
/// <param name="RetryAfter">Seconds.</param>
internal sealed record Outage(int Status, Error Error, int RetryAfter)
{
    public static readonly Outage Away = new(StatusCodes.Status503ServiceUnavailable, new Error(ErrorKind.Conflict, "service-unavailable"), 5);
    public static readonly Outage Full = new(StatusCodes.Status507InsufficientStorage, new Error(ErrorKind.Conflict, "storage-full"), 60);

    // errno ENOSPC and EDQUOT of Linux, and ERROR_DISK_FULL of Windows: .NET has no exception of its own for a full disk.
    private static readonly int[] NoSpace = [28, 122, unchecked((int)0x80070070)];

    /// <summary>What the exception, or what caused it, says; null when it is a fault of ours.</summary>
    public static Outage? Of(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (Only(error) is { } outage)
                return outage;
        }

        return null;
    }

    private static Outage? Only(Exception error) => error switch
    {
        PostgresException postgres => Of(postgres),
        NpgsqlException => Away,
        SqliteException sqlite => Of(sqlite),
        HttpRequestException or SocketException or TimeoutException => Away,
        IOException io when NoSpace.Contains(io.HResult) => Full,
        _ => null,
    };

    /// <summary>By class of SQLSTATE: 08 connection, 53 resources, 57P shutting down or starting; 25006 is a server that only reads.</summary>
    private static Outage? Of(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.DiskFull => Full,
        PostgresErrorCodes.ReadOnlySqlTransaction => Away,
        var state when state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal) => Away,
        _ => error.IsTransient ? Away : null,
    };

    /// <summary>SQLITE_BUSY, _LOCKED, _IOERR, _FULL and _CANTOPEN. On a full disk it says IOERR too when it cannot extend its shared memory.</summary>
    private static Outage? Of(SqliteException error) => error.SqliteErrorCode switch
    {
        13 => Full,
        5 or 6 or 10 or 14 => Away,
        _ => null,
    };
}
