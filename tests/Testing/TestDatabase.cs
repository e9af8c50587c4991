using Npgsql;

namespace Market.Testing;

/// <summary>An empty PostgreSQL database for one test.</summary>
public sealed class TestDatabase
{
    private TestDatabase(string connectionString) => ConnectionString = connectionString;

    public string ConnectionString { get; }

    /// <summary>A fresh database on the machine's PostgreSQL; skips the test with the reason when there is none.</summary>
    public static async Task<TestDatabase> OnPostgresAsync()
    {
        var server = await PostgresServer.FindAsync();
        Assert.SkipUnless(server.ConnectionString is not null, server.Reason);
        var name = $"t{Guid.CreateVersion7():N}";
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new TestDatabase(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name, MaxPoolSize = 20 }.ConnectionString);
    }

    /// <summary>Both engines, for the storage tests: <c>null</c> stands for SQLite.</summary>
    public static async Task<TestDatabase?> OnAsync(string engine) => engine switch
    {
        "sqlite" => null,
        "postgres" => await OnPostgresAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "sqlite or postgres"),
    };
}
