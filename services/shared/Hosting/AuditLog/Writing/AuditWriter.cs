using Market.Hosting.Storage;

using Microsoft.Extensions.DependencyInjection;

namespace Market.Hosting.AuditLog.Writing;

/// <summary>Writes the leaf of an act that changes nothing else: a read, or a refusal.</summary>
internal sealed class AuditWriter(IServiceScopeFactory scopes)
{
    // A scope of its own: the caller's may hold changes that were refused.
    public async Task WriteAsync(Act act, string outcome, CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        db.Act(act);
        await db.LeaveTraceAsync(outcome, cancel);
    }
}
