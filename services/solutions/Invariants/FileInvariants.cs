using System.Security.Cryptography;

using Market.Hosting.Files;
using Market.Hosting.Invariants;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Jobs;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Invariants;

/// <summary>What holds of the files on disk.</summary>
internal static class FileInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Invariant.Of<SolutionsDb>("files.kept", "Each file of a draft or a submission, and each copy for a jury, is on disk, with the size and the hash that were noted", DamagedAsync),
        Invariant.Of<SolutionsDb>("files.no-orphans", "Each file on disk belongs to a draft, a submission or a jury, or is too young to be swept up", OrphansAsync),
    ];

    private static async Task<IEnumerable<string>> DamagedAsync(SolutionsDb db, IServiceProvider services, CancellationToken cancel)
    {
        var folder = services.GetRequiredService<FileFolder>();
        var faults = new List<string>();
        foreach (var file in (await FilesAsync(db, cancel)).DistinctBy(file => file.StoredAs))
        {
            if (await folder.FaultOfAsync(file.StoredAs, file.Size, file.Sha256, cancel) is { } fault)
                faults.Add($"{file.NameOnDisk()} {fault}");
        }

        foreach (var copy in await db.CleanedCopies.AsNoTracking().Where(copy => copy.StoredName != null).ToListAsync(cancel))
        {
            if (await folder.FaultOfAsync(copy.StoredAs, copy.Size, copy.Sha256!, cancel) is { } fault)
                faults.Add($"{copy.StoredName} {fault}");
        }

        return faults;
    }

    private static async Task<IEnumerable<SolutionFile>> FilesAsync(SolutionsDb db, CancellationToken cancel)
    {
        var received = await db.ReadableSubmissions.AsNoTracking().ToListAsync(cancel);
        var drafts = await db.ReadableSolutions.AsNoTracking().Select(row => new SealedRow(row.Id, row.Sealed)).ToListAsync(cancel);
        return received.Where(row => row.TryOpenForTeam(db.Vault)).SelectMany(row => row.Files).Concat(drafts.SelectMany(draft => FilesOf(db.Vault, draft)));
    }

    private static IReadOnlyList<SolutionFile> FilesOf(Vault vault, SealedRow draft)
    {
        try
        {
            return SealedJson.Read<DraftInside>(vault.Open(draft.Sealed, "draft", draft.Id)).Files;
        }
        catch (CryptographicException)
        {
            // Another invariant's finding.
            return [];
        }
    }

    private static async Task<IEnumerable<string>> OrphansAsync(SolutionsDb db, IServiceProvider services, CancellationToken cancel)
    {
        var (options, now) = (services.GetRequiredService<IOptions<SolutionsOptions>>().Value, services.GetRequiredService<TimeProvider>().GetUtcNow());
        // The sweep that is due may still have to come.
        return services.GetRequiredService<FileFolder>().Orphans(now - options.OrphanAge - options.SweepInterval, await OrphanFileSweep.KeptAsync(db, cancel));
    }
}
