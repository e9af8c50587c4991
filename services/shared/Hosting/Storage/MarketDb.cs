using Market.Contracts;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Messaging;
using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Messaging.Outbox;
using Market.Kernel;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Market.Hosting.Storage;

/// <summary>
/// A service's database. One save writes the state, raises the versions and puts the integration events that follow from
/// the domain events in the outbox, so that neither can exist without the other.
/// </summary>
public abstract class MarketDb(DbContextOptions options, TimeProvider time) : DbContext(options)
{
    private readonly List<DomainEvent> _said = [];
    private Act? _act;

    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    internal DbSet<OutboxCounter> OutboxCounters => Set<OutboxCounter>();

    internal DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    internal DbSet<InboxCursor> InboxCursors => Set<InboxCursor>();

    internal DbSet<AuditLeaf> AuditLeaves => Set<AuditLeaf>();

    internal DbSet<AuditSecret> AuditSecrets => Set<AuditSecret>();

    internal DbSet<AuditNode> AuditNodes => Set<AuditNode>();

    internal DbSet<AuditCheckpoint> AuditCheckpoints => Set<AuditCheckpoint>();

    internal DbSet<AuditTimeStamp> AuditTimeStamps => Set<AuditTimeStamp>();

    internal DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    internal bool WroteToOutbox { get; private set; }

    internal bool LeftTrace { get; private set; }

    internal bool AsksCheckpoint { get; private set; }

    /// <summary>The clock inside a statement, in the form in which this engine stores instants.</summary>
    public virtual string ClockSql => DatabaseClock.Sql(Database);

    /// <summary>The database's clock: one for all processes that share it, whatever their own clocks say.</summary>
    public virtual Task<DateTimeOffset> ClockAsync(CancellationToken cancel) => DatabaseClock.ReadAsync(Database, cancel);

    /// <summary>What the other services hear when <paramref name="raised"/> happened; nothing for what stays inside.</summary>
    protected abstract IEnumerable<IntegrationEvent> Translate(DomainEvent raised);

    /// <summary>Something happened that belongs to no aggregate of this service; told with the next save.</summary>
    public void Say(DomainEvent happened) => _said.Add(happened);

    /// <summary>The facts for which the audit log should vouch when <paramref name="raised"/> happened; nothing for most.</summary>
    protected virtual Evidence? EvidenceOf(DomainEvent raised) => null;

    /// <summary>Writes the leaf of a command that changes rows without loading them, in the caller's transaction.</summary>
    public Task LeaveTraceAsync(CancellationToken cancel)
    {
        AddTrace([], AuditLog.Writing.Act.Done);
        return SaveChangesAsync(cancel);
    }

    /// <summary>
    /// The statements that put in the outbox and in the log what these acts tell, for the transaction in which the caller changes
    /// rows without loading them into the context.
    /// </summary>
    public IReadOnlyList<Statement> Tell(IReadOnlyList<ToldAct> acts)
    {
        var now = time.GetUtcNow();
        var messages = OutboxMessage.InOrder(acts.SelectMany(act => act.Events.SelectMany(Translate).Select(happened => (happened, act.TraceParent))), now);
        var traces = acts.Select(act => Trace.Of(new Act(act.What, act.Who, act.Object), AuditLog.Writing.Act.Done, act.Object, EvidenceOf(act.Events), now)).ToList();
        WroteToOutbox |= messages.Count > 0;
        return [.. Statement.Insert(this, messages), .. Insert(traces)];
    }

    /// <summary>The statements that put these acts in the log, each with its outcome; they change nothing else.</summary>
    internal IReadOnlyList<Statement> LeavesOf(IReadOnlyList<(Act Act, string Outcome)> acts)
    {
        var now = time.GetUtcNow();
        return Insert([.. acts.Select(each => Trace.Of(each.Act, each.Outcome, each.Act.Object, null, now))]);
    }

    /// <summary>From here on the first save that changes something tells of this act in the audit log.</summary>
    internal void Act(Act act, bool asksCheckpoint = false) => (_act, LeftTrace, AsksCheckpoint) = (act, false, asksCheckpoint);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancel = default)
    {
        // Once for all that follows: it compares everything that was loaded.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            Prepare();
            ChangeTracker.DetectChanges();
            return await SaveDetectedAsync(acceptAllChangesOnSuccess, cancel);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>Changes what is saved, before it is looked up what was changed.</summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>Gives what was changed its next version.</summary>
    protected virtual void RaiseVersions()
    {
        foreach (var entry in ChangeTracker.Entries<Entity>().Where(entry => entry.State == EntityState.Modified || (entry.State == EntityState.Unchanged && entry.Entity.Events.Count > 0)))
            entry.Property(entity => entity.Version).CurrentValue++;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save asynchronously");

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(GetType().Assembly);
        MessagingMapping.Map(model);
        AuditMapping.Map(model, Database.IsSqlite());
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

    private async Task<int> SaveDetectedAsync(bool acceptAllChangesOnSuccess, CancellationToken cancel)
    {
        var entities = ChangeTracker.Entries<Entity>().ToList();
        RaiseVersions();
        PutEventsInOutbox(entities.Select(entry => entry.Entity));
        if (ChangeTracker.HasChanges())
            AddTrace(entities, AuditLog.Writing.Act.Done);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
        foreach (var entry in entities)
            entry.Entity.ClearEvents();
        _said.Clear();
        if (LeftTrace)
            _act = null;
        return saved;
    }

    private IReadOnlyList<Statement> Insert(List<Trace> traces)
    {
        LeftTrace = true;
        return [.. Statement.Insert(this, traces.ConvertAll(trace => trace.Leaf)), .. Statement.Insert(this, traces.ConvertAll(trace => trace.Secret))];
    }

    private void PutEventsInOutbox(IEnumerable<Entity> entities)
    {
        var happened = entities.SelectMany(entity => entity.Events).Concat(_said).SelectMany(Translate);
        var messages = OutboxMessage.InOrder(happened.Select(each => (each, System.Diagnostics.Activity.Current?.Id)), time.GetUtcNow());
        Outbox.AddRange(messages);
        WroteToOutbox |= messages.Count > 0;
    }

    private Evidence? EvidenceOf(IEnumerable<DomainEvent> events) => events.Select(EvidenceOf).FirstOrDefault(found => found is not null);

    /// <summary>Adds the leaf of the act that this save belongs to, once; a save that is tried again after the tracker was cleared gets a fresh one.</summary>
    private void AddTrace(List<EntityEntry<Entity>> entities, string outcome)
    {
        if (_act is not { } act || ChangeTracker.Entries<AuditLeaf>().Any(entry => entry.State == EntityState.Added))
            return;
        var target = act.Object ?? entities.FirstOrDefault(entry => entry.State == EntityState.Added)?.Entity.Id;
        var trace = Trace.Of(act, outcome, target, EvidenceOf(entities.SelectMany(entry => entry.Entity.Events)), time.GetUtcNow());
        AuditLeaves.Add(trace.Leaf);
        AuditSecrets.Add(trace.Secret);
        LeftTrace = true;
    }
}
