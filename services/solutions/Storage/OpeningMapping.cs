using Market.Hosting.Storage;
using Market.Solutions.Domain.Openings;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Solutions.Storage;

internal sealed class OpeningMapping : IEntityTypeConfiguration<Opening>
{
    private const string TwoPersons =
        "(\"OpenedAt\" IS NULL AND \"ConfirmedBy\" IS NULL) OR (\"OpenedAt\" IS NOT NULL AND \"ConfirmedBy\" IS NOT NULL AND \"ConfirmedBy\" <> \"ProposedBy\")";

    public void Configure(EntityTypeBuilder<Opening> opening)
    {
        // Two persons, also for whoever writes to the table by hand.
        opening.ToTable("openings", table => table.HasCheckConstraint("two_persons", TwoPersons));
        opening.HasKey(row => row.Id);
        opening.Property(row => row.Record).HasJson();
        opening.Property(row => row.Refused).HasJson();
        opening.Ignore(row => row.State);
        opening.HasIndex(row => row.OrganisationId);
    }
}

internal sealed class OpeningAttemptMapping : IEntityTypeConfiguration<OpeningAttempt>
{
    public void Configure(EntityTypeBuilder<OpeningAttempt> attempt)
    {
        attempt.ToTable("opening_attempts").HasKey(row => row.Id);
        attempt.Property(row => row.Step).HasConversion<string>();
        attempt.HasIndex(row => row.ChallengeId);
    }
}

internal sealed class KeyCeremonyMapping : IEntityTypeConfiguration<KeyCeremony>
{
    public void Configure(EntityTypeBuilder<KeyCeremony> ceremony)
    {
        ceremony.ToTable("key_ceremonies").HasKey(row => row.Id);
        ceremony.Property(row => row.Title).HasJson();
        ceremony.Ignore(row => row.Given);
        ceremony.HasIndex(row => row.OrganisationId);
        ceremony.OwnsMany(row => row.Cards, card =>
        {
            card.ToTable("opening_cards").WithOwner().HasForeignKey("ChallengeId");
            card.HasKey(row => row.Id);
            card.Property(row => row.Id).ValueGeneratedNever();
            card.Property(row => row.Shares).HasJson();
            card.Ignore(row => row.State);
            // One person counts once, whatever the code above it does.
            card.HasIndex("ChallengeId", nameof(OpeningCard.PersonId)).IsUnique();
            card.HasIndex(row => row.PersonId);
        });
    }
}
