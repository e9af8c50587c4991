using Market.Hosting.Storage;
using Market.Solutions.Domain.Copies;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Solutions.Storage;

internal sealed class ChallengeBriefMapping : IEntityTypeConfiguration<ChallengeBrief>
{
    public void Configure(EntityTypeBuilder<ChallengeBrief> brief)
    {
        brief.ToTable("challenge_briefs").HasKey(row => row.Id);
        brief.Property(row => row.Id).ValueGeneratedNever();
        brief.Property(row => row.Title).HasJson();
        brief.Property(row => row.Criteria).HasJson();
        brief.Property(row => row.Questions).HasJson();
        brief.Property(row => row.PrizeCents).HasJson();
        brief.Property(row => row.Taxonomy).HasJson();
        brief.Property(row => row.OfficialIds).HasJson();
        brief.Ignore(row => row.IsStrict);
        brief.HasIndex(row => row.OrganisationId);
    }
}

internal sealed class OrganisationCopyMapping : IEntityTypeConfiguration<OrganisationCopy>
{
    public void Configure(EntityTypeBuilder<OrganisationCopy> organisation)
    {
        organisation.ToTable("organisation_copies").HasKey(row => row.Id);
        organisation.Property(row => row.Id).ValueGeneratedNever();
        organisation.Property(row => row.Numbers).HasJson();
    }
}

internal sealed class PersonCopyMapping : IEntityTypeConfiguration<PersonCopy>
{
    public void Configure(EntityTypeBuilder<PersonCopy> person)
    {
        person.ToTable("person_copies").HasKey(row => row.Id);
        person.Property(row => row.Id).ValueGeneratedNever();
        person.Property(row => row.Roles).HasJson();
        person.HasIndex(row => row.OrganisationId);
    }
}

internal sealed class PastMembershipMapping : IEntityTypeConfiguration<PastMembership>
{
    public void Configure(EntityTypeBuilder<PastMembership> membership)
    {
        membership.ToTable("past_memberships").HasKey(row => new { row.PersonId, row.OrganisationId });
        membership.HasIndex(row => row.OrganisationId);
    }
}
