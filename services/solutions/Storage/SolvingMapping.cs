using Market.Hosting.Storage;
using Market.Solutions.Domain.Solving;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Solutions.Storage;

internal sealed class SolutionMapping : IEntityTypeConfiguration<Solution>
{
    public void Configure(EntityTypeBuilder<Solution> solution)
    {
        solution.ToTable("solutions").HasKey(row => row.Id);
        solution.Property(row => row.State).HasConversion<string>();
        // All that the team writes is in the one sealed column (see ISealedContent).
        solution.Ignore(row => row.Title).Ignore(row => row.Summary).Ignore(row => row.Answers).Ignore(row => row.BudgetCents)
            .Ignore(row => row.Planning).Ignore(row => row.Subcontractors).Ignore(row => row.Files).Ignore(row => row.SealKind).Ignore(row => row.CodeKey).Ignore(row => row.IsClosed);
        solution.Property(row => row.StoredNames).HasJson();
        solution.Property(row => row.SubmittedOrganisationIds).HasJson();
        solution.Ignore(row => row.TeamIds).Ignore(row => row.HeldOrganisationIds);
        solution.HasIndex(row => new { row.ChallengeId, row.LeadOrganisationId }).IsUnique();
        solution.HasIndex(row => row.LeadOrganisationId);
        solution.OwnsMany(row => row.Partners, partner =>
        {
            partner.ToTable("solution_partners").WithOwner().HasForeignKey("SolutionId");
            partner.HasKey("SolutionId", nameof(SolutionPartner.OrganisationId));
            partner.Property(row => row.OrganisationId).ValueGeneratedNever();
            partner.Property(row => row.State).HasConversion<string>();
            partner.HasIndex(row => row.OrganisationId);
        });
    }
}

internal sealed class SubmissionMapping : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> submission)
    {
        submission.ToTable("submissions").HasKey(row => row.Id);
        submission.Property(row => row.Id).ValueGeneratedNever();
        submission.Property(row => row.Partners).HasJson();
        submission.Property(row => row.StoredNames).HasJson();
        submission.Ignore(row => row.OrganisationIds).Ignore(row => row.Content).Ignore(row => row.Files).Ignore(row => row.IsSealed).Ignore(row => row.CodeKey);
        submission.HasIndex(row => row.ReceiptNumber).IsUnique();
        submission.HasIndex(row => new { row.SolutionId, row.Sequence }).IsUnique();
        submission.HasIndex(row => row.ChallengeId);
        // Never two that count for one solution, whatever the code above it does.
        submission.HasIndex(row => row.SolutionId).IsUnique().HasFilter("\"ReplacedAt\" IS NULL AND \"WithdrawnAt\" IS NULL");
    }
}

internal sealed class UploadMapping : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> upload)
    {
        upload.ToTable("uploads").HasKey(row => row.Id);
        upload.Property(row => row.Id).ValueGeneratedNever();
        upload.Ignore(row => row.Name).Ignore(row => row.StoredAs).Ignore(row => row.SealKind).Ignore(row => row.IsFinished);
        upload.HasOne<Solution>().WithMany().HasForeignKey(row => row.SolutionId).OnDelete(DeleteBehavior.Cascade);
        upload.HasIndex(row => row.ExpiresAt);
    }
}

internal sealed class BidPlaceMapping : IEntityTypeConfiguration<BidPlace>
{
    public void Configure(EntityTypeBuilder<BidPlace> place)
    {
        place.ToTable("bid_places").HasKey(row => new { row.ChallengeId, row.OrganisationId });
        place.HasIndex(row => row.SolutionId);
    }
}
