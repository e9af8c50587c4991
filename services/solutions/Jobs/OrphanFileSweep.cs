using Market.Hosting.Files;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Jobs;

/// <summary>Removes files that a crash between file and row left behind, and uploads that nobody finished in time.</summary>
internal sealed class OrphanFileSweep(
    IServiceScopeFactory scopes, FileFolder files, PartFolder parts, IOptions<SolutionsOptions> options, TimeProvider time, ILogger<OrphanFileSweep> log)
    : Sweep(options.Value.SweepInterval, time, log)
{
    private readonly TimeProvider _time = time;

    internal override async Task<int> SweepAsync(CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SolutionsDb>();
        var before = _time.GetUtcNow() - options.Value.OrphanAge;
        return files.Sweep(before, await KeptAsync(db, cancel)) + await SweepUploadsAsync(db, before, cancel);
    }

    /// <summary>Names on disk of the files that belong to something.</summary>
    internal static async Task<IReadOnlySet<string>> KeptAsync(SolutionsDb db, CancellationToken cancel)
    {
        var attached = await db.Solutions.AsNoTracking().Select(solution => solution.StoredNames).ToListAsync(cancel);
        var submitted = await db.Submissions.AsNoTracking().Select(submission => submission.StoredNames).ToListAsync(cancel);
        var cleaned = await db.CleanedCopies.Where(copy => copy.StoredName != null).Select(copy => copy.StoredName!).ToListAsync(cancel);
        return attached.Concat(submitted).SelectMany(names => names).Concat(cleaned).ToHashSet();
    }

    private async Task<int> SweepUploadsAsync(SolutionsDb db, DateTimeOffset before, CancellationToken cancel)
    {
        var now = _time.GetUtcNow();
        await db.Uploads.Where(upload => upload.ExpiresAt <= now).ExecuteDeleteAsync(cancel);
        var unfinished = await db.Uploads.Where(upload => upload.FileId == null).Select(upload => upload.StoredName).ToListAsync(cancel);
        return parts.Sweep(before, unfinished.ToHashSet());
    }
}
