using Market.Hosting.Storage;
using Market.Notifications.Domain;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Notifications.Storage;

internal sealed class NotificationMapping : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> table)
    {
        table.ToTable("notification");
        table.Property(notification => notification.Kind).HasMaxLength(40);
        table.Property(notification => notification.Link).HasMaxLength(300);
        table.Property(notification => notification.Facts).HasJson();
        table.HasIndex(notification => new { notification.EventId, notification.PersonId }).IsUnique();
        table.HasIndex(notification => new { notification.PersonId, notification.At });
        table.HasIndex(notification => new { notification.PersonId, notification.ReadAt });
    }
}

internal sealed class MailMapping : IEntityTypeConfiguration<QueuedMail>
{
    public void Configure(EntityTypeBuilder<QueuedMail> table)
    {
        table.ToTable("mail").HasKey(mail => mail.Id);
        table.Property(mail => mail.Id).ValueGeneratedNever();
        table.HasOne<Notification>().WithOne().HasForeignKey<QueuedMail>(mail => mail.Id);
        table.HasIndex(mail => new { mail.SentAt, mail.ParkedAt, mail.NextAttemptAt });
    }
}

internal sealed class PreferenceMapping : IEntityTypeConfiguration<Preference>
{
    public void Configure(EntityTypeBuilder<Preference> table)
    {
        table.ToTable("preference").HasKey(preference => preference.PersonId);
        table.Property(preference => preference.PersonId).ValueGeneratedNever();
        table.Property(preference => preference.Mail).HasConversion<string>().HasMaxLength(20);
    }
}

internal sealed class RecipientMapping : IEntityTypeConfiguration<Recipient>
{
    public void Configure(EntityTypeBuilder<Recipient> table)
    {
        table.ToTable("recipient").HasKey(person => person.Id);
        table.Property(person => person.Id).ValueGeneratedNever();
        table.Property(person => person.Roles).HasJson();
        table.HasIndex(person => person.OrganisationId);
    }
}

internal sealed class OrganisationMapping : IEntityTypeConfiguration<KnownOrganisation>
{
    public void Configure(EntityTypeBuilder<KnownOrganisation> table)
    {
        table.ToTable("organisation").HasKey(organisation => organisation.Id);
        table.Property(organisation => organisation.Id).ValueGeneratedNever();
    }
}

internal sealed class FollowingMapping : IEntityTypeConfiguration<Following>
{
    public void Configure(EntityTypeBuilder<Following> table) =>
        table.ToTable("following").HasKey(following => new { following.ChallengeId, following.PersonId });
}

internal sealed class ParticipationMapping : IEntityTypeConfiguration<Participation>
{
    public void Configure(EntityTypeBuilder<Participation> table)
    {
        table.ToTable("participation").HasKey(participation => new { participation.SolutionId, participation.OrganisationId });
        table.HasIndex(participation => participation.ChallengeId);
    }
}

internal sealed class JurySeatMapping : IEntityTypeConfiguration<JurySeat>
{
    public void Configure(EntityTypeBuilder<JurySeat> table) =>
        table.ToTable("jury_seat").HasKey(seat => new { seat.ChallengeId, seat.PersonId });
}
