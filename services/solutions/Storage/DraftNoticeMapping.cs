using Market.Solutions.Domain.Solving;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Solutions.Storage;

internal sealed class DraftNoticeMapping : IEntityTypeConfiguration<DraftNotice>
{
    public void Configure(EntityTypeBuilder<DraftNotice> notice)
    {
        notice.ToTable("draft_notices").HasKey(row => row.Id);
        notice.Property(row => row.Kind).HasConversion<string>();
        // Two processes that look at the same moment tell it once.
        notice.HasIndex(row => new { row.SolutionId, row.Kind, row.Deadline }).IsUnique();
    }
}
