using System.Diagnostics;

using Npgsql;

namespace Market.Testing;

/// <summary>An empty PostgreSQL database for one test.</summary>
public sealed class TestDatabase
{
    private readonly string _server;
    private bool _exists;

    private TestDatabase(string server) => (_server, Name) = (server, $"t{Guid.CreateVersion7():N}");

    public string Name { get; }

    /// <summary>As the owner of everything in it.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = Name, MaxPoolSize = 20 }.ConnectionString;

    /// <summary>As the role with which a service runs; the service makes it at its start.</summary>
    public string ServiceConnectionString
    {
        get
        {
            var connection = new NpgsqlConnectionStringBuilder(ConnectionString);
            (connection.Username, connection.Password) = ($"{connection.Database}_service", "only-in-tests");
            return connection.ConnectionString;
        }
    }

    /// <summary>A fresh database on the machine's PostgreSQL; skips the test with the reason when there is none.</summary>
    public static async Task<TestDatabase> OnPostgresAsync()
    {
        var database = await ReserveAsync();
        await database.CreateAsync();
        return database;
    }

    /// <summary>Makes the database when it is not there yet.</summary>
    /// <param name="template">Whose content it begins with; empty when null.</param>
    public async Task CreateAsync(TestDatabase? template = null)
    {
        if (_exists)
            return;
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        // By copying files, which takes a third of the time; the default writes every page to the log.
        await using var command = new NpgsqlCommand($"CREATE DATABASE {Name} TEMPLATE {template?.Name ?? "template1"} STRATEGY FILE_COPY", connection);
        await command.ExecuteNonQueryAsync();
        _exists = true;
    }

    private static async Task<TestDatabase> ReserveAsync()
    {
        var server = await PostgresServer.FindAsync();
        Assert.SkipUnless(server.ConnectionString is not null, server.Reason);
        return new TestDatabase(server.ConnectionString!);
    }

    /// <summary>A new database made by pg_dump and pg_restore from this one; skips the test with the reason when these are not on the machine.</summary>
    public async Task<TestDatabase> RestoredFromBackupAsync()
    {
        Assert.SkipUnless(PostgresServer.Programs is not null, "pg_dump and pg_restore are not on this machine: install Debian's postgresql");
        var copy = await OnPostgresAsync();
        var backup = Path.GetTempFileName();
        await RunAsync("pg_dump", "--format=custom", $"--file={backup}", $"--dbname={AddressOf(this)}");
        await RunAsync("pg_restore", "--no-owner", "--no-privileges", $"--dbname={AddressOf(copy)}", backup);
        File.Delete(backup);
        return copy;
    }

    private static string AddressOf(TestDatabase database)
    {
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return $"host={connection.Host} port={connection.Port} user={connection.Username} password='{connection.Password}' dbname={connection.Database}";
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(PostgresServer.Programs!, program), arguments))!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>Both engines, for the storage tests: <c>null</c> stands for SQLite. On PostgreSQL <see cref="CreateAsync"/> makes it.</summary>
    public static async Task<TestDatabase?> OnAsync(string engine) => engine switch
    {
        "sqlite" => null,
        "postgres" => await ReserveAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "sqlite or postgres"),
    };
}
