using Market.Hosting.Endpoints;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

using Npgsql;

namespace Market.Hosting.Tests.Endpoints;

public sealed class OutageTests
{
    [Fact]
    public void A_database_that_is_away_is_not_a_fault_of_ours() => Assert.All(
        new Exception[]
        {
            new NpgsqlException("Exception while reading from stream", new IOException()),
            new InvalidOperationException("likely due to a transient failure", new NpgsqlException("Failed to connect")),
            new DbUpdateException("saving", new NpgsqlException("The connection pool has been exhausted", new TimeoutException())),
            Postgres("57P03"), Postgres("57P01"), Postgres("53300"), Postgres("08006"), Postgres("25006"), Postgres("40P01"),
            new DbUpdateException("saving", new SqliteException("database is locked", 5)),
        },
        error => Assert.Equal(503, Outage.Of(error)?.Status));

    [Fact]
    public void A_disk_that_is_full_is_told_as_such() => Assert.All(
        new Exception[]
        {
            Postgres("53100"),
            new DbUpdateException("saving", new SqliteException("database or disk is full", 13)),
            new IOException("No space left on device", 28),
        },
        error => Assert.Equal(507, Outage.Of(error)?.Status));

    [Fact]
    public void A_fault_of_ours_stays_one() => Assert.All(
        new Exception[] { new InvalidOperationException("bug"), Postgres("42P01"), Postgres("23505"), new SqliteException("constraint", 19), new IOException("broken", 5) },
        error => Assert.Null(Outage.Of(error)));

    private static PostgresException Postgres(string state) => new("message", "ERROR", "ERROR", state);
}
