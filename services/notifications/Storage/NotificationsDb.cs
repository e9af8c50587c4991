using Market.Contracts;
using Market.Hosting.Storage;
using Market.Kernel;
using Market.Notifications.Domain;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Storage;

/// <summary>What people were told, the mails still to be sent, and copies of what decides who is told.</summary>
internal abstract class NotificationsDb(DbContextOptions options, TimeProvider time) : MarketDb(options, time)
{
    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<QueuedMail> Mails => Set<QueuedMail>();

    public DbSet<Preference> Preferences => Set<Preference>();

    public DbSet<Recipient> Recipients => Set<Recipient>();

    public DbSet<KnownOrganisation> Organisations => Set<KnownOrganisation>();

    public DbSet<Following> Followings => Set<Following>();

    public DbSet<Participation> Participations => Set<Participation>();

    public DbSet<JurySeat> JurySeats => Set<JurySeat>();

    /// <summary>This service listens only.</summary>
    protected override IEnumerable<IntegrationEvent> Translate(DomainEvent raised) => [];
}

internal sealed class SqliteNotificationsDb(DbContextOptions<SqliteNotificationsDb> options, TimeProvider time) : NotificationsDb(options, time);

internal sealed class PostgresNotificationsDb(DbContextOptions<PostgresNotificationsDb> options, TimeProvider time) : NotificationsDb(options, time);
