using Market.Hosting.Storage;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Guests;
using Market.Solutions.Domain.Juries.Practising;
using Market.Solutions.Domain.Juries.Reporting;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Solutions.Storage;

internal sealed class JuryMapping : IEntityTypeConfiguration<Jury>
{
    public void Configure(EntityTypeBuilder<Jury> jury)
    {
        jury.ToTable("juries").HasKey(row => row.Id);
        jury.Property(row => row.Title).HasJson();
        jury.Property(row => row.Members).HasJson();
        jury.Property(row => row.Recusals).HasJson();
        jury.Property(row => row.Assignments).HasJson();
        jury.Property(row => row.Reopenings).HasJson();
        jury.Property(row => row.Moves).HasJson();
        jury.Property(row => row.Losses).HasJson();
        jury.Property(row => row.Stranded).HasJson();
        jury.Property(row => row.ChairChanges).HasJson();
        jury.Property(row => row.ReserveOrders).HasJson();
        jury.Ignore(row => row.AskedToChair);
        jury.Property(row => row.Qualification).HasJson();
        jury.Property(row => row.Findings).HasJson();
        jury.PrimitiveCollection(row => row.ActiveIds);
    }
}

internal sealed class GuestInvitationMapping : IEntityTypeConfiguration<GuestInvitation>
{
    public void Configure(EntityTypeBuilder<GuestInvitation> guest)
    {
        guest.ToTable("guest_invitations").HasKey(row => row.Id);
        guest.Property(row => row.Seat).HasConversion<string>();
        guest.HasIndex(row => row.TokenHash).IsUnique();
        guest.HasIndex(row => row.ChallengeId);
    }
}

internal sealed class ScoreSheetMapping : IEntityTypeConfiguration<ScoreSheet>
{
    public void Configure(EntityTypeBuilder<ScoreSheet> sheet)
    {
        sheet.ToTable("score_sheets").HasKey(row => row.Id);
        sheet.Property(row => row.Scores).HasJson();
        sheet.Property(row => row.Earlier).HasJson();
        sheet.HasIndex(row => new { row.ChallengeId, row.JurorId, row.Alias }).IsUnique();
    }
}

internal sealed class PracticeRoundMapping : IEntityTypeConfiguration<PracticeRound>
{
    public void Configure(EntityTypeBuilder<PracticeRound> round)
    {
        round.ToTable("practice_rounds").HasKey(row => row.Id);
        round.Property(row => row.Items).HasJson();
        round.Property(row => row.Answers).HasJson();
    }
}

internal sealed class JuryReportMapping : IEntityTypeConfiguration<JuryReport>
{
    public void Configure(EntityTypeBuilder<JuryReport> report)
    {
        report.ToTable("jury_reports").HasKey(row => row.Id);
        report.Property(row => row.Title).HasJson();
        report.Property(row => row.General).HasJson();
        report.Property(row => row.Sections).HasJson();
        report.Property(row => row.Signatures).HasJson();
        report.Property(row => row.Unable).HasJson();
        report.Property(row => row.Meeting).HasJson();
        report.Property(row => row.Issued).HasJson();
    }
}

internal sealed class AwardMapping : IEntityTypeConfiguration<Award>
{
    public void Configure(EntityTypeBuilder<Award> award)
    {
        // Two persons also when a bug gets past the aggregate.
        award.ToTable("awards", table =>
        {
            table.HasCheckConstraint("ck_awards_two_persons", "\"ConfirmedBy\" IS NULL OR \"ConfirmedBy\" <> \"ProposedBy\"");
            table.HasCheckConstraint("ck_awards_published", "\"State\" <> 'Published' OR (\"ProposedBy\" IS NOT NULL AND \"ConfirmedBy\" IS NOT NULL AND \"PublishedAt\" IS NOT NULL)");
        }).HasKey(row => row.Id);
        award.Property(row => row.State).HasConversion<string>();
        award.Property(row => row.Title).HasJson();
        award.Property(row => row.Places).HasJson();
        award.Property(row => row.Results).HasJson();
        award.Property(row => row.Withdrawals).HasJson();
        award.Property(row => row.Next).HasJson();
        award.Property(row => row.Replaced).HasJson();
        award.Ignore(row => row.LastPlaces);
        award.HasIndex(row => row.OrganisationId);
    }
}
