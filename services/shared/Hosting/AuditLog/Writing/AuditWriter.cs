using Market.Hosting.Storage;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Market.Hosting.AuditLog.Writing;

/// <summary>Writes the leaves of acts that change nothing else (reads and refusals), in groups that share one transaction.</summary>
internal sealed class AuditWriter(IServiceScopeFactory scopes, IOptions<AuditLogOptions> options) : IAsyncDisposable
{
    private readonly GroupedWrites<MarketDb, (Act Act, string Outcome)> _writes = new(
        scopes, options.Value.ReadsTogether, (db, acts) => db.ExecuteAsync(db.LeavesOf(acts), CancellationToken.None));

    /// <summary>Ends once the leaf is committed.</summary>
    public Task WriteAsync(Act act, string outcome) => _writes.WriteAsync((act, outcome));

    public ValueTask DisposeAsync() => _writes.DisposeAsync();
}
