using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Jobs;

/// <summary>Forgets the keys of requests that nobody will send again.</summary>
internal sealed class KnownRequestSweep(IServiceScopeFactory scopes, IOptions<SolutionsOptions> options, TimeProvider time, ILogger<KnownRequestSweep> log)
    : Sweep(options.Value.SweepInterval, time, log)
{
    internal override async Task<int> SweepAsync(CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SolutionsDb>();
        // By the clock that wrote them.
        var before = await db.ClockAsync(cancel) - options.Value.KeepRequestKeys;
        return await db.KnownRequests.Where(row => row.At < before).ExecuteDeleteAsync(cancel);
    }
}
