using Market.Hosting.Storage;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Juries.Talking;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Solutions.Storage;

internal sealed class JuryTalkMapping : IEntityTypeConfiguration<JuryTalk>
{
    public void Configure(EntityTypeBuilder<JuryTalk> talk)
    {
        talk.ToTable("jury_talks").HasKey(row => row.Id);
        talk.Property(row => row.Messages).HasJson();
        talk.Property(row => row.Questions).HasJson();
        talk.HasIndex(row => new { row.ChallengeId, row.Alias }).IsUnique();
    }
}

internal sealed class AwardObjectionMapping : IEntityTypeConfiguration<AwardObjection>
{
    public void Configure(EntityTypeBuilder<AwardObjection> objection)
    {
        objection.ToTable("award_objections").HasKey(row => row.Id);
        objection.HasIndex(row => row.ChallengeId);
    }
}
