using Market.Contracts;
using Market.Hosting;
using Market.Hosting.Messaging;
using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Messaging.Outbox;
using Market.Hosting.Storage;
using Market.Kernel;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Market.Hosting.Tests.Messaging;

internal sealed record Booked(int Amount) : DomainEvent;

/// <summary>The smallest aggregate that has something to tell.</summary>
internal sealed class Account : Entity
{
    public Account(Guid id) => Id = id;

    public int Balance { get; private set; }

    public void Book(int amount)
    {
        Balance += amount;
        Raise(new Booked(amount));
    }
}

internal sealed class LedgerDb(DbContextOptions options, TimeProvider time) : MarketDb(options, time)
{
    public DbSet<Account> Accounts => Set<Account>();

    protected override IEnumerable<IntegrationEvent> Translate(DomainEvent raised) =>
        raised is Booked booked ? [new ChallengeUnfollowed(Guid.Empty, new Guid(booked.Amount, 0, 0, new byte[8]))] : [];
}

/// <summary>A container with a real database, a recorder instead of a broker and a feed that tests fill.</summary>
internal sealed class Ledger : IAsyncDisposable, IEventPublisher, IEventFeed, IHandleEvent<ChallengeUnfollowed>
{
    private readonly ServiceProvider _services;
    private readonly string _folder = Directory.CreateTempSubdirectory("market-ledger-").FullName;

    private Ledger(TestDatabase? database)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.ClearProviders());
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<IEventPublisher>(this);
        services.AddSingleton<IEventFeed>(this);
        services.AddSingleton(this);
        services.AddSingleton(new EventSubscriptions().On<ChallengeUnfollowed, Forward>(Apps.Challenges));
        services.AddSingleton<InboxProcessor>();
        services.AddSingleton<OutboxRelay>();
        services.Configure<MessagingOptions>(options => options.PublishAttempts = 3);
        services.AddDbContext<LedgerDb>(options => (database is null
            ? options.UseMarketSqlite(Path.Combine(_folder, "ledger.db"))
            : options.UseNpgsql(database.ConnectionString)).AddInterceptors(new BreakingConnection(this), new BreakingCommit(this)));
        services.AddScoped<MarketDb>(scope => scope.GetRequiredService<LedgerDb>());
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public List<long> Published { get; } = [];

    public List<Guid> Handled { get; } = [];

    public List<EventEnvelope> FeedRows { get; } = [];

    public Func<bool> PublishFails { get; set; } = () => false;

    public Func<EventEnvelope, bool> HandlingFails { get; set; } = _ => false;

    /// <summary>Whether the connection breaks before a save.</summary>
    public Func<bool> SaveFails { get; set; } = () => false;

    /// <summary>Whether the connection breaks after a save that the database carried out.</summary>
    public Func<bool> AnswerIsLost { get; set; } = () => false;

    /// <summary>Whether the connection breaks after a commit that the database carried out.</summary>
    public Func<bool> CommitIsLost { get; set; } = () => false;

    public OutboxRelay Relay => _services.GetRequiredService<OutboxRelay>();

    public InboxProcessor Inbox => _services.GetRequiredService<InboxProcessor>();

    public OutboxRelay AnotherRelay() => ActivatorUtilities.CreateInstance<OutboxRelay>(_services);

    public static async Task<Ledger> StartAsync(string engine)
    {
        var ledger = new Ledger(await TestDatabase.OnAsync(engine));
        await ledger.DoAsync(db => db.Database.EnsureCreatedAsync());
        return ledger;
    }

    public async Task<T> DoAsync<T>(Func<LedgerDb, Task<T>> work)
    {
        using var scope = _services.CreateScope();
        return await work(scope.ServiceProvider.GetRequiredService<LedgerDb>());
    }

    public Task BookAsync(params int[] amounts) => DoAsync(db =>
    {
        var account = new Account(Guid.CreateVersion7());
        db.Accounts.Add(account);
        foreach (var amount in amounts)
            account.Book(amount);
        return db.SaveChangesAsync();
    });

    public Task<List<OutboxMessage>> OutboxAsync() => DoAsync(db => db.Outbox.AsNoTracking().OrderBy(message => message.Sequence).ToListAsync());

    /// <summary>The numbers of the events whose effect is in the database.</summary>
    public Task<List<int>> EffectsAsync() => DoAsync(async db => (await db.Accounts.Select(account => account.Id).ToListAsync()).ConvertAll(id => BitConverter.ToInt32(id.ToByteArray())).Order().ToList());

    public Task<List<InboxEntry>> InboxAsync() => DoAsync(db => db.Inbox.AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync());

    public EventEnvelope Envelope(long sequence)
    {
        var happened = new ChallengeUnfollowed(Guid.Empty, new Guid((int)sequence, 0, 0, new byte[8]));
        return new EventEnvelope(new Guid((int)sequence, 1, 1, new byte[8]), sequence, Apps.Challenges, nameof(ChallengeUnfollowed), Clock.GetUtcNow(),
            System.Text.Json.JsonSerializer.SerializeToElement(happened, MarketJson.Tolerant));
    }

    Task IEventPublisher.PublishAsync(OutboxMessage message, CancellationToken cancel)
    {
        if (PublishFails())
            throw new HttpRequestException("The broker is away");
        Published.Add(message.Sequence!.Value);
        return Task.CompletedTask;
    }

    Task<IReadOnlyList<EventEnvelope>> IEventFeed.ReadAsync(string producer, long after, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<EventEnvelope>>(FeedRows.Where(row => row.Sequence > after).OrderBy(row => row.Sequence).Take(4).ToList());

    Task IHandleEvent<ChallengeUnfollowed>.HandleAsync(ChallengeUnfollowed happened, EventEnvelope envelope, CancellationToken cancel)
    {
        if (HandlingFails(envelope))
            throw new InvalidOperationException("Cannot handle this one");
        Handled.Add(happened.PersonId);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class BreakingConnection(Ledger ledger) : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData data, InterceptionResult<int> result, CancellationToken cancel = default) =>
            ledger.SaveFails() ? throw new TimeoutException("The database is away") : ValueTask.FromResult(result);

        public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData data, int result, CancellationToken cancel = default) =>
            ledger.AnswerIsLost() ? throw new TimeoutException("The answer was lost") : ValueTask.FromResult(result);
    }

    private sealed class BreakingCommit(Ledger ledger) : DbTransactionInterceptor
    {
        public override Task TransactionCommittedAsync(System.Data.Common.DbTransaction transaction, TransactionEndEventData data, CancellationToken cancel = default) =>
            ledger.CommitIsLost() ? throw new TimeoutException("The answer was lost") : Task.CompletedTask;
    }

    /// <summary>Opens an account for who is named: an effect that cannot happen twice.</summary>
    internal sealed class Forward(Ledger ledger, LedgerDb db) : IHandleEvent<ChallengeUnfollowed>
    {
        public Task HandleAsync(ChallengeUnfollowed happened, EventEnvelope envelope, CancellationToken cancel)
        {
            db.Accounts.Add(new Account(happened.PersonId));
            return ((IHandleEvent<ChallengeUnfollowed>)ledger).HandleAsync(happened, envelope, cancel);
        }
    }
}
