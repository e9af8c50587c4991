using Market.Contracts;
using Market.Hosting.Messaging;
using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Messaging.Outbox;
using Market.Kernel;

using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.Storage;

/// <summary>
/// A service's database. One save writes the state, raises the versions and puts the integration events that follow from
/// the domain events in the outbox, so that neither can exist without the other.
/// </summary>
public abstract class MarketDb(DbContextOptions options, TimeProvider time) : DbContext(options)
{
    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    internal DbSet<OutboxCounter> OutboxCounters => Set<OutboxCounter>();

    internal DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    internal DbSet<InboxCursor> InboxCursors => Set<InboxCursor>();

    internal bool WroteToOutbox { get; private set; }

    /// <summary>What the other services hear when <paramref name="raised"/> happened; nothing for what stays inside.</summary>
    protected abstract IEnumerable<IntegrationEvent> Translate(DomainEvent raised);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancel = default)
    {
        ChangeTracker.DetectChanges();
        var entities = ChangeTracker.Entries<Entity>().ToList();
        foreach (var entry in entities.Where(entry => entry.State == EntityState.Modified || (entry.State == EntityState.Unchanged && entry.Entity.Events.Count > 0)))
            entry.Property(entity => entity.Version).CurrentValue++;
        PutEventsInOutbox(entities.Select(entry => entry.Entity));
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
        foreach (var entry in entities)
            entry.Entity.ClearEvents();
        return saved;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save asynchronously");

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(GetType().Assembly);
        MessagingMapping.Map(model);
        foreach (var type in model.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(Entity))))
        {
            model.Entity(type.ClrType).Ignore(nameof(Entity.Events));
            model.Entity(type.ClrType).Property(nameof(Entity.Id)).ValueGeneratedNever();
            model.Entity(type.ClrType).Property(nameof(Entity.Version)).IsConcurrencyToken();
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        if (Database.IsSqlite())
            conventions.Properties<DateTimeOffset>().HaveConversion<UnixMicroseconds>();
        else
            conventions.Properties<DateTimeOffset>().HaveConversion<UniversalTime>();
    }

    private void PutEventsInOutbox(IEnumerable<Entity> entities)
    {
        var now = time.GetUtcNow();
        foreach (var message in entities.SelectMany(entity => entity.Events).SelectMany(Translate).Select(happened => OutboxMessage.For(happened, now)))
        {
            Outbox.Add(message);
            WroteToOutbox = true;
        }
    }
}
