using Market.Contracts;
using Market.Hosting.AuditLog;
using Market.Hosting.AuditLog.Sequencing;
using Market.Hosting.AuditLog.Stamping;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Storage;
using Market.Hosting.Tests.Messaging;
using Market.Kernel;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Market.Hosting.Tests.AuditLog;

internal sealed class LoggedDb(DbContextOptions options, TimeProvider time) : MarketDb(options, time)
{
    public DbSet<Account> Accounts => Set<Account>();

    protected override IEnumerable<IntegrationEvent> Translate(DomainEvent raised) => [];
}

/// <summary>A database with an audit log and its sequencer; the clock stands still.</summary>
internal sealed class LoggedLedger : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TestDatabase? _database;
    private readonly string _folder = Directory.CreateTempSubdirectory("market-log-").FullName;

    private LoggedLedger(TestDatabase? database)
    {
        _database = database;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddDbContext<LoggedDb>(options => _ = database is null
            ? options.UseMarketSqlite(Path.Combine(_folder, "logged.db"))
            : options.UseNpgsql(database.ConnectionString));
        services.AddScoped<MarketDb>(scope => scope.GetRequiredService<LoggedDb>());
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(Options));
        services.AddHttpClient<StampingAuthority>();
        _services = services.BuildServiceProvider();
        Sequencer = AnotherSequencer();
        Stamper = new TimeStamper(_services.GetRequiredService<IServiceScopeFactory>(), Microsoft.Extensions.Options.Options.Create(Options), Clock, NullLogger<TimeStamper>.Instance);
    }

    public static readonly LogKey Key = new("market.example/log/ledger", new byte[32]);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public AuditLogOptions Options { get; } = new() { CheckpointInterval = TimeSpan.FromSeconds(30) };

    public Sequencer Sequencer { get; }

    public TimeStamper Stamper { get; }

    public Sequencer AnotherSequencer() => new(
        _services.GetRequiredService<IServiceScopeFactory>(), new AuditSignal(), Key, Microsoft.Extensions.Options.Options.Create(Options), Clock, NullLogger<Sequencer>.Instance);

    /// <param name="together">See <see cref="AuditLogOptions.ReadsTogether"/>.</param>
    public AuditWriter Writer(int together) =>
        new(_services.GetRequiredService<IServiceScopeFactory>(), Microsoft.Extensions.Options.Options.Create(new AuditLogOptions { ReadsTogether = together }));

    public GroupedWrites<MarketDb, T> Writes<T>(int most, Func<MarketDb, IReadOnlyList<T>, Task> write) => new(_services.GetRequiredService<IServiceScopeFactory>(), most, write);

    public static async Task<LoggedLedger> StartAsync(string engine) => await OnAsync(await TestDatabase.OnAsync(engine));

    /// <summary>On that database; on a SQLite file when null.</summary>
    public static async Task<LoggedLedger> OnAsync(TestDatabase? database)
    {
        var ledger = new LoggedLedger(database);
        await ledger.DoAsync(async db =>
        {
            await db.Database.EnsureCreatedAsync();
            var migration = new MigrationBuilder(db.Database.ProviderName);
            migration.RefuseChangesToAuditLog();
            migration.RefuseChangesToTimeStamps();
            foreach (var command in db.GetService<IMigrationsSqlGenerator>().Generate(migration.Operations))
                await db.Database.ExecuteSqlRawAsync(command.CommandText.Replace("{", "{{").Replace("}", "}}"));
            return true;
        });
        return ledger;
    }

    /// <summary>Another market, made from a backup of this one as it stands now.</summary>
    public async Task<LoggedLedger> RestoredFromBackupAsync()
    {
        var restored = new LoggedLedger(_database is null ? null : await _database.RestoredFromBackupAsync());
        restored.Clock.SetUtcNow(Clock.GetUtcNow());
        if (_database is null)
            await DoAsync(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {Path.Combine(restored._folder, "logged.db")}"));
        return restored;
    }

    public async Task<T> DoAsync<T>(Func<LoggedDb, Task<T>> work)
    {
        using var scope = _services.CreateScope();
        return await work(scope.ServiceProvider.GetRequiredService<LoggedDb>());
    }

    /// <summary>So many commands, each of which changes something.</summary>
    public async Task ActAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await DoAsync(db =>
            {
                db.Act(new Act("OpenAccount", Guid.CreateVersion7(), null));
                db.Add(new Account(Guid.CreateVersion7()));
                return db.SaveChangesAsync();
            });
        }
    }

    public Task<List<AuditLeaf>> LeavesAsync() => DoAsync(db => db.AuditLeaves.AsNoTracking().OrderBy(leaf => leaf.Index).ToListAsync());

    public Task<List<AuditCheckpoint>> CheckpointsAsync() => DoAsync(db => db.AuditCheckpoints.AsNoTracking().OrderBy(checkpoint => checkpoint.Id).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
