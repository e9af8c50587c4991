using System.Data.Common;

using Microsoft.Data.Sqlite;

using Npgsql;

namespace Market.Benchmarks;

/// <summary>The least a durable submission can cost on a database: a row with the same bytes and a row in an outbox, one journey, one commit.</summary>
internal sealed class PlainRows : IDisposable
{
    private const string Event = """{"solutionId":"019abf6e-0000-7000-8000-000000000000","challengeId":"019abf6e-0000-7000-8000-000000000000","receiptNumber":"OPL-2026-000000"}""";
    private readonly DbDataSource? _postgres;
    private readonly string? _sqlite;
    private readonly SemaphoreSlim _oneWriter = new(1, 1);

    private PlainRows(string? sqlite, DbDataSource? postgres) => (_sqlite, _postgres) = (sqlite, postgres);

    /// <param name="folder">Where a SQLite file goes when <paramref name="postgres"/> is null.</param>
    public static PlainRows In(string folder, string? postgres)
    {
        var rows = postgres is null
            ? new PlainRows($"Data Source={Path.Combine(folder, "plain.db")};Default Timeout=30", null)
            : new PlainRows(null, NpgsqlDataSource.Create($"{postgres};Database=market_solutions"));
        using var connection = rows.Open();
        if (postgres is null)
            Execute(connection, "PRAGMA journal_mode=WAL");
        Execute(connection, "CREATE TABLE IF NOT EXISTS plain (id TEXT PRIMARY KEY, content TEXT NOT NULL)");
        Execute(connection, "CREATE TABLE IF NOT EXISTS plain_outbox (id TEXT PRIMARY KEY, data TEXT NOT NULL)");
        return rows;
    }

    public async Task<bool> KeepAsync(string content)
    {
        // SQLite has one writer; waiting here instead of in its busy loop is the kinder baseline.
        if (_sqlite is not null)
            await _oneWriter.WaitAsync();
        try
        {
            await using var connection = Open();
            await using var command = connection.CreateCommand();
            command.CommandText = "BEGIN; INSERT INTO plain (id, content) VALUES (@id, @content); INSERT INTO plain_outbox (id, data) VALUES (@id, @data); COMMIT;";
            Add(command, "@id", Guid.CreateVersion7().ToString());
            Add(command, "@content", content);
            Add(command, "@data", Event);
            await command.ExecuteNonQueryAsync();
            return true;
        }
        finally
        {
            if (_sqlite is not null)
                _oneWriter.Release();
        }
    }

    public void Dispose()
    {
        _postgres?.Dispose();
        _oneWriter.Dispose();
    }

    private DbConnection Open()
    {
        if (_postgres is not null)
            return _postgres.OpenConnection();
        var connection = new SqliteConnection(_sqlite);
        connection.Open();
        Execute(connection, "PRAGMA synchronous=FULL");
        return connection;
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
