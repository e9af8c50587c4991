using System.Text;

using Market.Contracts;
using Market.Hosting.AuditLog;
using Market.Hosting.AuditLog.Sequencing;
using Market.Hosting.AuditLog.Tree;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Storage;
using Market.Kernel;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

using Npgsql;

namespace Market.Benchmarks;

/// <summary>A database with nothing but an audit log, and a table for plain rows of the same size.</summary>
internal sealed class BenchLedger : IAsyncDisposable
{
    private const int Batch = 20_000;
    private readonly ServiceProvider _services;
    private readonly Sequencer _sequencer;
    private readonly string _folder = Directory.CreateTempSubdirectory("market-bench-log-").FullName;

    private BenchLedger(string? connection)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System);
        services.AddDbContext<BenchDb>(options => _ = connection is null ? options.UseMarketSqlite(Path.Combine(_folder, "log.db")) : options.UseNpgsql(connection));
        services.AddScoped<MarketDb>(scope => scope.GetRequiredService<BenchDb>());
        _services = services.BuildServiceProvider();
        _sequencer = new Sequencer(_services.GetRequiredService<IServiceScopeFactory>(), new AuditSignal(), new LogKey("bench.example/log", new byte[32]),
            Options.Create(new AuditLogOptions()), TimeProvider.System, NullLogger<Sequencer>.Instance);
    }

    /// <summary>Of the tree after <see cref="GrowToAsync"/>.</summary>
    public byte[] Root { get; private set; } = [];

    public static async Task<BenchLedger> StartAsync(string? server)
    {
        var connection = server is null ? null : new NpgsqlConnectionStringBuilder(server) { Database = $"log{Guid.CreateVersion7():N}" }.ConnectionString;
        var ledger = new BenchLedger(connection);
        await ledger.DoAsync(db => db.Database.EnsureCreatedAsync());
        return ledger;
    }

    public Task ActAsync() => DoAsync(db =>
    {
        db.Act(new Act("OpenAccount", Guid.CreateVersion7(), Guid.CreateVersion7()));
        return db.LeaveTraceAsync(CancellationToken.None).ContinueWith(_ => true, TaskScheduler.Default);
    });

    public Task PlainInsertAsync() => DoAsync(db =>
    {
        var trace = Trace.Of(new Act("OpenAccount", Guid.CreateVersion7(), Guid.CreateVersion7()), Act.Done, null, null, DateTimeOffset.UtcNow);
        return db.Database.ExecuteSqlAsync($"INSERT INTO plain (\"Id\", \"Data\") VALUES ({trace.Leaf.Id}, {trace.Leaf.Data})");
    });

    /// <summary>Leaves that wait for their number; gives their bytes.</summary>
    public async Task<List<byte[]>> AddWaitingAsync(int count)
    {
        var leaves = Enumerable.Range(0, count).Select(_ => Trace.Padding(DateTimeOffset.UtcNow)).ToList();
        await DoAsync(db =>
        {
            db.AuditLeaves.AddRange(leaves);
            return db.SaveChangesAsync();
        });
        return [.. leaves.Select(leaf => Encoding.UTF8.GetBytes(leaf.Data))];
    }

    public async Task NumberAllAsync()
    {
        while (await _sequencer.RunOnceAsync(CancellationToken.None) > 0)
        {
        }
    }

    /// <summary>Adds numbered leaves and their subtrees without the sequencer, which would take minutes.</summary>
    public async Task GrowToAsync(long size)
    {
        var tree = await DoAsync(async db => await db.FrontierAsync(await db.AuditHeads.Select(head => head.Size).SingleAsync(), CancellationToken.None));
        while (tree.Size < size)
            await DoAsync(db => AddAsync(db, tree, Math.Min(Batch, size - tree.Size)));
        Root = tree.Root;
    }

    public Task<byte[]> HashAtAsync(long index) => DoAsync(db => db.AuditLeaves.Where(leaf => leaf.Index == index).Select(leaf => leaf.Hash!).SingleAsync());

    public Task<IReadOnlyList<byte[]>> ProofAsync(long index, long size) => DoAsync(db => db.ProofAsync(Proofs.Inclusion(index, size), CancellationToken.None));

    private static async Task<int> AddAsync(BenchDb db, Frontier tree, long count)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        for (var added = 0; added < count; added++)
        {
            var leaf = Trace.Padding(DateTimeOffset.UtcNow);
            (leaf.Index, leaf.Hash) = (tree.Size, Trace.HashOf(leaf));
            leaf.Place = Trace.PlaceOf(leaf.Index.Value, leaf.Hash);
            db.Add(leaf);
            db.AddRange(tree.Append(leaf.Hash).Where(node => node.Id.Level >= AuditNode.LowestLevel).Select(node => new AuditNode { Key = node.Id.Key, Hash = node.Hash }));
        }

        return await db.SaveChangesAsync();
    }

    private async Task<T> DoAsync<T>(Func<BenchDb, Task<T>> work)
    {
        using var scope = _services.CreateScope();
        return await work(scope.ServiceProvider.GetRequiredService<BenchDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

internal sealed class BenchDb(DbContextOptions options, TimeProvider time) : MarketDb(options, time)
{
    protected override IEnumerable<IntegrationEvent> Translate(DomainEvent raised) => [];

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.Entity<PlainRow>().ToTable("plain");
    }
}

internal sealed class PlainRow
{
    public Guid Id { get; init; }

    public required string Data { get; init; }
}
