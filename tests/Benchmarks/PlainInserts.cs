using System.Data.Common;

using Microsoft.Data.Sqlite;

using Npgsql;

namespace Market.Benchmarks;

/// <summary>The least a durable submission can cost on this database: one row, one commit.</summary>
internal sealed class PlainInserts : IDisposable
{
    private readonly DbDataSource? _postgres;
    private readonly string? _sqlite;
    private readonly SemaphoreSlim _oneWriter = new(1, 1);

    private PlainInserts(string? sqlite, DbDataSource? postgres) => (_sqlite, _postgres) = (sqlite, postgres);

    public static PlainInserts Into(string folder, string? postgres)
    {
        var inserts = postgres is null
            ? new PlainInserts($"Data Source={Path.Combine(folder, "plain.db")};Default Timeout=30", null)
            : new PlainInserts(null, NpgsqlDataSource.Create($"{postgres};Database=market_solutions"));
        using var connection = inserts.Open();
        if (postgres is null)
            Execute(connection, "PRAGMA journal_mode=WAL");
        Execute(connection, "DROP TABLE IF EXISTS plain");
        Execute(connection, "CREATE TABLE plain (id TEXT PRIMARY KEY, content TEXT NOT NULL)");
        return inserts;
    }

    public async Task<bool> InsertAsync(string content)
    {
        // SQLite has one writer; waiting here instead of in its busy loop is the kinder baseline.
        if (_sqlite is not null)
            await _oneWriter.WaitAsync();
        try
        {
            await using var connection = Open();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO plain (id, content) VALUES (@id, @content)";
            Add(command, "@id", Guid.CreateVersion7().ToString());
            Add(command, "@content", content);
            return await command.ExecuteNonQueryAsync() == 1;
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
