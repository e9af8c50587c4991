using Market.Hosting.Files;
using Market.Solutions.Domain.Solving;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Solutions.Storage;

/// <summary>
/// What the virus scanner said of a stored file. Apart from the file's own data, because the draft, what was submitted and what was opened
/// share the file, and because the verdict may come later. A file without one was never scanned.
/// </summary>
internal sealed class FileScan
{
    /// <summary>Name on disk, which is no secret.</summary>
    public required string StoredName { get; init; }

    public required Guid SolutionId { get; init; }

    public required ScanVerdict Verdict { get; set; }

    public required DateTimeOffset At { get; set; }
}

internal sealed class FileScanMapping : IEntityTypeConfiguration<FileScan>
{
    public void Configure(EntityTypeBuilder<FileScan> scan)
    {
        scan.ToTable("file_scans").HasKey(row => row.StoredName);
        scan.Property(row => row.Verdict).HasConversion<string>();
        scan.HasOne<Solution>().WithMany().HasForeignKey(row => row.SolutionId).OnDelete(DeleteBehavior.Cascade);
        scan.HasIndex(row => row.Verdict);
    }
}

internal static class FileScans
{
    /// <summary>Says the verdict on each of these files.</summary>
    /// <param name="keys">In the file folder.</param>
    public static async Task<Func<string, ScanVerdict>> VerdictsAsync(this SolutionsDb db, IEnumerable<string> keys, CancellationToken cancel)
    {
        var names = keys.Select(FileFolder.NameOf).ToList();
        if (names.Count == 0)
            return _ => ScanVerdict.NotScanned;
        var verdicts = await db.FileScans.AsNoTracking().Where(scan => names.Contains(scan.StoredName)).ToDictionaryAsync(scan => scan.StoredName, scan => scan.Verdict, cancel);
        return key => verdicts.GetValueOrDefault(FileFolder.NameOf(key));
    }
}
