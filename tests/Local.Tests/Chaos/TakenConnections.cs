using Npgsql;

namespace Market.Local.Tests.Chaos;

/// <summary>Every connection that a PostgreSQL can have, taken from whoever had them and held until this is disposed of.</summary>
internal sealed class TakenConnections : IAsyncDisposable
{
    private const string Name = "taken";
    private readonly List<NpgsqlConnection> _taken = [];

    /// <param name="server">Connection string without a database.</param>
    public static async Task<TakenConnections> TakeAllAsync(string server)
    {
        var all = new TakenConnections();
        await all.TakeOneAsync(server);
        var most = int.Parse((string)(await all.AskAsync("SHOW max_connections"))!, System.Globalization.CultureInfo.InvariantCulture);
        while (all._taken.Count < most)
        {
            try
            {
                await all.TakeOneAsync(server);
            }
            catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                await all.AskAsync($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name <> '{Name}'");
            }
        }

        return all;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _taken)
            await connection.DisposeAsync();
    }

    private async Task TakeOneAsync(string server)
    {
        var connection = new NpgsqlConnection($"{server};Database=postgres;Pooling=false;Application Name={Name}");
        await connection.OpenAsync();
        _taken.Add(connection);
    }

    private async Task<object?> AskAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _taken[0]);
        return await command.ExecuteScalarAsync();
    }
}
