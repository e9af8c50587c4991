using Market.Hosting.Files;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Jobs;

/// <summary>Removes files that a crash between file and row left behind.</summary>
internal sealed class OrphanFileSweep(
    IServiceScopeFactory scopes, FileFolder files, IOptions<SolutionsOptions> options, TimeProvider time, ILogger<OrphanFileSweep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
                await TrySweepAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task TrySweepAsync(CancellationToken stopping)
    {
        try
        {
            var removed = await SweepAsync(stopping);
            if (removed > 0)
                log.LogInformation("Removed {Count} files that belonged to nothing", removed);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            log.LogWarning(error, "The sweep of files stumbled and goes on next time");
        }
    }

    /// <summary>One round; gives how many files it removed.</summary>
    internal async Task<int> SweepAsync(CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SolutionsDb>();
        var attached = await db.Solutions.AsNoTracking().Select(solution => solution.StoredNames).ToListAsync(cancel);
        var submitted = await db.Submissions.AsNoTracking().Select(submission => submission.StoredNames).ToListAsync(cancel);
        var kept = attached.Concat(submitted).SelectMany(names => names).ToHashSet();
        return files.Sweep(time.GetUtcNow() - options.Value.OrphanAge, kept);
    }
}
