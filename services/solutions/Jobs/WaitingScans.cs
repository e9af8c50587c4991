using Market.Hosting.Files;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Jobs;

/// <summary>
/// Asks the scanner again about files on which it gave no verdict. Of a draft at once; what was submitted stays closed, and is
/// scanned after the opening, before a juror gets it.
/// </summary>
internal sealed class WaitingScans(
    IServiceScopeFactory scopes, FileFolder files, FileScanner scanner, IOptions<SolutionsOptions> options, TimeProvider time, ILogger<WaitingScans> log)
    : Sweep(options.Value.ScanInterval, time, log)
{
    private const int AtATime = 100;
    private readonly TimeProvider _time = time;

    /// <summary>One round; gives how many files got a verdict.</summary>
    internal override async Task<int> SweepAsync(CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SolutionsDb>();
        var done = 0;
        foreach (var scan in await db.FileScans.Where(scan => scan.Verdict == ScanVerdict.Waiting).OrderBy(scan => scan.At).Take(AtATime).ToListAsync(cancel))
        {
            if (await KeyOfAsync(db, scan, cancel) is { } key)
                scan.Verdict = await ScanAsync(key, cancel);
            else if (!await IsSubmittedAsync(db, scan, cancel))
                db.FileScans.Remove(scan);
            // Who still waits goes to the end of the row.
            scan.At = _time.GetUtcNow();
            done += scan.Verdict == ScanVerdict.Waiting ? 0 : 1;
        }

        await db.SaveChangesAsync(cancel);
        return done;
    }

    private async Task<ScanVerdict> ScanAsync(string key, CancellationToken cancel)
    {
        try
        {
            await using var content = files.Open(key);
            return await scanner.ScanAsync(content, cancel);
        }
        catch (FileNotFoundException)
        {
            // The team took it out meanwhile.
            return ScanVerdict.NotScanned;
        }
    }

    /// <summary>What opens the file; null while it is submitted and not opened.</summary>
    private static async Task<string?> KeyOfAsync(SolutionsDb db, FileScan scan, CancellationToken cancel)
    {
        var opened = await db.OpenedSubmissions.AsNoTracking().Where(row => row.SolutionId == scan.SolutionId).ToListAsync(cancel);
        if (opened.SelectMany(row => row.Files).FirstOrDefault(file => FileFolder.NameOf(file.StoredAs) == scan.StoredName) is { } open)
            return open.StoredAs;
        if (await IsSubmittedAsync(db, scan, cancel))
            return null;
        var draft = await db.Solutions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == scan.SolutionId, cancel);
        return draft?.Files.FirstOrDefault(file => file.NameOnDisk() == scan.StoredName)?.StoredAs;
    }

    private static async Task<bool> IsSubmittedAsync(SolutionsDb db, FileScan scan, CancellationToken cancel)
    {
        var counting = await db.Submissions.AsNoTracking()
            .Where(row => row.SolutionId == scan.SolutionId && row.ReplacedAt == null && row.WithdrawnAt == null).Select(row => row.StoredNames).ToListAsync(cancel);
        return counting.Any(names => names.Contains(scan.StoredName));
    }
}
