using System.Text.Json;

using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.AuditLog.Checking;

public static class Vouching
{
    /// <summary>Those of <paramref name="statements"/> for which no leaf of the log vouches.</summary>
    public static async Task<IReadOnlyList<Evidence>> WithoutLeafAsync(this MarketDb db, IReadOnlyList<Evidence> statements, CancellationToken cancel)
    {
        var ids = statements.Select(statement => statement.LeafId).ToList();
        var leaves = await db.AuditLeaves.AsNoTracking().Where(leaf => ids.Contains(leaf.Id)).ToDictionaryAsync(leaf => leaf.Id, leaf => leaf.Data, cancel);
        var nonces = await db.AuditSecrets.AsNoTracking().Where(secret => ids.Contains(secret.LeafId)).ToDictionaryAsync(secret => secret.LeafId, secret => secret.Nonce, cancel);
        return [.. statements.Where(statement =>
            !leaves.TryGetValue(statement.LeafId, out var data) || nonces.GetValueOrDefault(statement.LeafId) is not { } nonce || !Holds(data, Trace.Salted(nonce, statement.Statement)))];
    }

    private static bool Holds(string leaf, string hash)
    {
        using var data = JsonDocument.Parse(leaf);
        return data.RootElement.TryGetProperty("evidence", out var evidence) && evidence.GetString() == hash;
    }
}
