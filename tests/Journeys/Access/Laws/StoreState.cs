using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Market.Contracts;
using Market.Hosting.Storage;
using Market.Local;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.Access.Laws;

/// <summary>What stands in the databases, to see whether anything changed.</summary>
internal static class StoreState
{
    /// <summary>What changes by itself: the log, events on their way, mails and reminders on their way, the market's own pulse, and sessions that are renewed.</summary>
    private static readonly string[] MovesByItself = ["audit_", "outbox", "inbox", "search_index", "mail", "heartbeat", "outages", "draft_notices", "OpenIddict", "sqlite_", "__EF"];

    private static readonly string[] Services = [Apps.Challenges, Apps.Solutions, Apps.Identity, Apps.Notifications];

    /// <summary>Service and table → SHA-256 of its rows.</summary>
    public static async Task<SortedDictionary<string, string>> HashAsync(LocalMarket market)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var app in Services)
        {
            using var scope = market.Services(app).CreateScope();
            await using var connection = new SqliteConnection(scope.ServiceProvider.GetRequiredService<MarketDb>().Database.GetConnectionString());
            await connection.OpenAsync();
            foreach (var table in await NamesAsync(connection))
                hashes[$"{app}.{table}"] = await HashAsync(connection, table);
        }

        return hashes;
    }

    /// <summary>Each denied attempt that the service has on record, as PERSON OBJECT.</summary>
    public static async Task<IReadOnlyList<string>> AttemptsAsync(LocalMarket market, string app)
    {
        using var scope = market.Services(app).CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        var rows = await db.AuditLeaves.AsNoTracking().Join(db.AuditSecrets.AsNoTracking(), leaf => leaf.Id, secret => secret.LeafId, (leaf, secret) => new { leaf.Data, secret.PersonId }).ToListAsync();
        return [.. rows.Select(row => (row.PersonId, Json: JsonDocument.Parse(row.Data).RootElement)).Where(row => row.Json.GetProperty("outcome").GetString() == "denied")
            .Select(row => $"{row.PersonId} {row.Json.GetProperty("object").GetString()}").Order(StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(SqliteConnection connection)
    {
        var names = new List<string>();
        await using var command = new SqliteCommand("SELECT name FROM sqlite_master WHERE type = 'table'", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            names.Add(reader.GetString(0));
        return [.. names.Where(name => !MovesByItself.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))];
    }

    private static async Task<string> HashAsync(SqliteConnection connection, string table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var command = new SqliteCommand($"SELECT * FROM \"{table}\" ORDER BY 1, 2", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
                hash.AppendData(reader.GetValue(column) is byte[] bytes ? bytes : Encoding.UTF8.GetBytes($"|{reader.GetValue(column)}"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
