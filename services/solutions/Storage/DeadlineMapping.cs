using Market.Solutions.Domain.Deadlines;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Solutions.Storage;

internal sealed class DeadlineDecisionMapping : IEntityTypeConfiguration<DeadlineDecision>
{
    public void Configure(EntityTypeBuilder<DeadlineDecision> decision)
    {
        decision.ToTable("deadline_decisions").HasKey(row => row.Id);
        decision.Property(row => row.Refusal).HasMaxLength(80);
        decision.HasIndex(row => new { row.ChallengeId, row.Number }).IsUnique();
    }
}
