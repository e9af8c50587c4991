using Market.Challenges.Domain;
using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Challenges.Storage;

internal sealed class ChallengeMapping : IEntityTypeConfiguration<Challenge>
{
    public void Configure(EntityTypeBuilder<Challenge> challenge)
    {
        challenge.ToTable("challenges").HasKey(row => row.Id);
        challenge.Ignore(row => row.Phases).Ignore(row => row.Regions).Ignore(row => row.Dates).Ignore(row => row.OpenDeadlineMove).Ignore(row => row.WaitsForCards);
        challenge.Property(row => row.Slug).HasMaxLength(80);
        challenge.Property(row => row.Language).HasMaxLength(2);
        challenge.Property(row => row.PrizeCurrency).HasMaxLength(3);
        MapJson(challenge);
        MapIndexes(challenge);
    }

    private static void MapJson(EntityTypeBuilder<Challenge> challenge)
    {
        challenge.Property(row => row.Title).HasJson();
        challenge.Property(row => row.Summary).HasJson();
        challenge.Property(row => row.Need).HasJson();
        challenge.Property(row => row.Outcome).HasJson();
        challenge.Property(row => row.EditorIds).HasJson();
        challenge.Property(row => row.Criteria).HasJson();
        challenge.Property(row => row.Questions).HasJson();
        challenge.Property(row => row.Prizes).HasJson();
        challenge.Property(row => row.Documents).HasJson();
        challenge.Property(row => row.Remarks).HasJson();
        challenge.Property(row => row.DeadlineMoves).HasJson();
        challenge.Property(row => row.OutageExtension).HasJson();
        challenge.Property(row => row.Strict).HasJson();
        challenge.Property(row => row.Results).HasJson();
        challenge.Property(row => row.Source).HasJson();
        challenge.Property(row => row.Sections).HasJson();
    }

    private static void MapIndexes(EntityTypeBuilder<Challenge> challenge)
    {
        challenge.HasIndex(row => row.Slug).IsUnique();
        challenge.HasIndex(row => row.ExternalKey).IsUnique();
        challenge.HasIndex(row => row.PublishAt).HasFilter($"\"State\" = {(int)ChallengeState.Scheduled}");
        challenge.HasIndex(row => new { row.OrganisationId, row.UpdatedAt });

        // These hold all that the catalogue orders, filters and counts by, so that it reads rows only for what it shows. SQLite
        // needs the filter's own column in the index as well, or it reads each row to be sure.
        challenge.HasIndex(row => new { row.SortDate, row.RecencyKey, row.State, row.Origin, row.Process, row.PhaseBits, row.RegionBits, row.OrganisationId, row.Language, row.IsListed }, "catalogue_by_date")
            .HasFilter("\"IsListed\"");
        // Not unique by itself: the key of search_entries is.
        challenge.HasIndex(row => new { row.RecencyKey, row.State, row.SortDate, row.Origin, row.Process, row.PhaseBits, row.RegionBits, row.OrganisationId, row.Language, row.IsListed }, "catalogue_by_recency");
        challenge.HasIndex(row => new { row.State, row.SortDate, row.RecencyKey, row.Origin, row.Process, row.PhaseBits, row.RegionBits, row.OrganisationId, row.Language, row.IsListed }, "catalogue_by_state")
            .HasFilter("\"IsListed\"");
    }
}

internal sealed class FollowMapping : IEntityTypeConfiguration<Follow>
{
    public void Configure(EntityTypeBuilder<Follow> follow)
    {
        follow.ToTable("follows").HasKey(row => row.Id);
        follow.HasIndex(row => new { row.ChallengeId, row.PersonId }).IsUnique();
        follow.HasIndex(row => row.PersonId);
        follow.HasOne<Challenge>().WithMany().HasForeignKey(row => row.ChallengeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SearchEntryMapping : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> entry)
    {
        entry.ToTable("search_entries").HasKey(row => row.RecencyKey);
        entry.Property(row => row.RecencyKey).ValueGeneratedNever();
    }
}
