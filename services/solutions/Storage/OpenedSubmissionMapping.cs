using Market.Hosting.Storage;
using Market.Solutions.Domain.Openings;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Solutions.Storage;

internal sealed class OpenedSubmissionMapping : IEntityTypeConfiguration<OpenedSubmission>
{
    public void Configure(EntityTypeBuilder<OpenedSubmission> opened)
    {
        opened.ToTable("opened_submissions").HasKey(row => row.Id);
        opened.Property(row => row.Id).ValueGeneratedNever();
        opened.Property(row => row.Partners).HasJson();
        opened.Property(row => row.Subcontractors).HasJson();
        opened.Ignore(row => row.Title).Ignore(row => row.Summary).Ignore(row => row.Answers).Ignore(row => row.BudgetCents)
            .Ignore(row => row.Planning).Ignore(row => row.Files).Ignore(row => row.SealKind);
        opened.HasIndex(row => new { row.ChallengeId, row.Alias }).IsUnique();
        opened.HasIndex(row => row.SolutionId).IsUnique();
    }
}
