using Market.Hosting.Files.Cleaning;
using Market.Hosting.Storage;
using Market.Solutions.Domain;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Solutions.Storage;

/// <summary>The copy of a file that a jury gets, bound by hashes to the sealed original; or why there is none. Made when a juror first opens the submission or asks for it.</summary>
internal sealed class CleanedCopy : ISealedContent
{
    /// <summary>The file's, as the jury knows it: random.</summary>
    public required Guid Id { get; init; }

    public required Guid ChallengeId { get; init; }

    /// <summary>Of the cleaner; another version makes the copy anew.</summary>
    public required int Version { get; set; }

    /// <summary>Lower-case hex.</summary>
    public required string OriginalSha256 { get; init; }

    public required IReadOnlyList<FileTrace> Removed { get; set; }

    public Uncleanable? Refused { get; set; }

    /// <summary>Lower-case hex; null when there is no copy.</summary>
    public string? Sha256 { get; set; }

    /// <summary>Bytes.</summary>
    public long Size { get; set; }

    /// <summary>Name on disk, which is no secret; null when there is no copy.</summary>
    public string? StoredName { get; set; }

    /// <summary>Key in the file folder, which also opens the copy; empty when there is none.</summary>
    public string StoredAs { get; set; } = "";

    public byte[] Sealed { get; set; } = [];

    public string SealKind => "jury-copy";

    object ISealedContent.Inside
    {
        get => new CleanedCopyInside(StoredAs);
        set => StoredAs = ((CleanedCopyInside)value).StoredAs;
    }
}

/// <summary>What of it stays sealed at rest.</summary>
internal sealed record CleanedCopyInside(string StoredAs);

internal sealed class CleanedCopyMapping : IEntityTypeConfiguration<CleanedCopy>
{
    public void Configure(EntityTypeBuilder<CleanedCopy> copy)
    {
        copy.ToTable("cleaned_copies").HasKey(row => row.Id);
        copy.Property(row => row.Id).ValueGeneratedNever();
        copy.Property(row => row.Removed).HasJson();
        copy.Property(row => row.Refused).HasConversion<string>();
        copy.Ignore(row => row.StoredAs).Ignore(row => row.SealKind);
        copy.HasIndex(row => row.ChallengeId);
    }
}
