using Market.Hosting.Files;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Jobs;

/// <summary>Removes files that a crash between file and row left behind.</summary>
internal sealed class OrphanFileSweep(
    IServiceScopeFactory scopes, FileFolder files, IOptions<SolutionsOptions> options, TimeProvider time, ILogger<OrphanFileSweep> log)
    : Sweep(options.Value.SweepInterval, time, log)
{
    private readonly TimeProvider _time = time;

    internal override async Task<int> SweepAsync(CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SolutionsDb>();
        var attached = await db.Solutions.AsNoTracking().Select(solution => solution.StoredNames).ToListAsync(cancel);
        var submitted = await db.Submissions.AsNoTracking().Select(submission => submission.StoredNames).ToListAsync(cancel);
        var kept = attached.Concat(submitted).SelectMany(names => names).ToHashSet();
        return files.Sweep(_time.GetUtcNow() - options.Value.OrphanAge, kept);
    }
}
