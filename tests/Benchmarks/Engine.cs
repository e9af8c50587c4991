using Market.Testing;

using Npgsql;

namespace Market.Benchmarks;

/// <summary>A database engine on which the market is measured.</summary>
/// <param name="Postgres">Connection string without a database; null for SQLite.</param>
internal sealed record Engine(string Name, string? Postgres)
{
    private static readonly Engine Sqlite = new("SQLite", null);

    /// <summary>For the market's command line.</summary>
    public string[] Arguments => Postgres is null ? [] : ["--postgres", Postgres];

    /// <summary>A PostgreSQL that writes to disk before it answers, as in production; null, and said why, when there is none.</summary>
    public static async Task<Engine?> PostgresAsync()
    {
        var server = await PostgresServer.FindDurableAsync();
        if (server.ConnectionString is null)
            Console.WriteLine($"PostgreSQL is left out: {server.Reason}");
        return server.ConnectionString is { } given ? new Engine("PostgreSQL", new NpgsqlConnectionStringBuilder(given) { Database = null }.ConnectionString) : null;
    }

    /// <summary>Takes away what another market left here, whose master key lies in its own data folder.</summary>
    public async Task ClearAsync()
    {
        if (Postgres is null)
            return;
        await using var server = NpgsqlDataSource.Create($"{Postgres};Database=postgres;Pooling=false");
        var left = new List<string>();
        await using (var found = await server.CreateCommand("SELECT datname FROM pg_database WHERE datname LIKE 'market\\_%'").ExecuteReaderAsync())
        {
            while (await found.ReadAsync())
                left.Add(found.GetString(0));
        }

        foreach (var name in left)
            await server.CreateCommand($"DROP DATABASE {name} WITH (FORCE)").ExecuteNonQueryAsync();
    }

    /// <summary>SQLite, then PostgreSQL when there is one.</summary>
    public static async Task OnEachAsync(Func<Engine, Task> measure)
    {
        await measure(Sqlite);
        if (await PostgresAsync() is { } postgres)
            await measure(postgres);
    }
}
