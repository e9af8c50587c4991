using Market.Contracts;
using Market.Hosting.AuditLog.Sequencing;
using Market.Hosting.Messaging;
using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Messaging.Outbox;
using Market.Hosting.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Market.Local.Tests.Simulation;

/// <summary>
/// One real service on a database in memory, without its web server and its timers: somebody else says when it does what. Its database
/// reads the virtual clock, because the function by which SQLite tells the time is replaced on the connection.
/// </summary>
internal abstract class SimulatedService : IAsyncDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:;Foreign Keys=True");
    private CancellationTokenSource _process = new();
    private InboxProcessor? _inbox;
    private OutboxRelay? _relay;

    protected SimulatedService(string name, VirtualTime time)
    {
        (Name, Crash) = (name, new CrashPoint(time) { OnCrash = () => _process.Cancel() });
        _connection.Open();
        _connection.CreateFunction("unixepoch", (string _) => (time.GetUtcNow() - ClockRunsBehind).ToUnixTimeMilliseconds() / 1000.0);
    }

    public string Name { get; }

    public CrashPoint Crash { get; }

    /// <summary>A planted fault of the database's clock.</summary>
    public TimeSpan ClockRunsBehind { get; set; }

    public abstract IServiceProvider Services { get; }

    protected SqliteConnection Connection => _connection;

    /// <summary>Starts from a copy of another database.</summary>
    public void Restore(SqliteConnection template)
    {
        lock (template)
            template.BackupDatabase(_connection);
        ClockRunsBehind = TimeSpan.Zero;
        Restart();
    }

    public void CopyTo(SqliteConnection template) => _connection.BackupDatabase(template);

    /// <summary>A new process: whatever the old one held in memory is gone.</summary>
    public void Restart()
    {
        Crash.Disarm();
        _process.Dispose();
        _process = new CancellationTokenSource();
        _inbox = ActivatorUtilities.CreateInstance<InboxProcessor>(Services);
        _relay = ActivatorUtilities.CreateInstance<OutboxRelay>(Services);
    }

    // Without the process's token: somebody who waits for an answer is not what ends.
    public Task<bool> SendAsync(IMessage message) => InProcessAsync(async scope =>
        !((Result)(await scope.GetRequiredService<ISender>().Send((object)message, CancellationToken.None))!).Failed);

    public Task<T> ReadAsync<TDb, T>(Func<TDb, Task<T>> read) where TDb : notnull => InProcessAsync(scope => read(scope.GetRequiredService<TDb>()));

    public Task<int> RelayAsync() => _relay!.RunOnceAsync(_process.Token);

    public Task ReceiveAsync(EventEnvelope envelope) => _inbox!.ReceiveAsync(envelope, _process.Token);

    public Task CatchUpAsync(string producer) => _inbox!.CatchUpAsync(producer, _process.Token);

    public Task<int> SequenceAsync() => Services.GetRequiredService<Sequencer>().RunOnceAsync(_process.Token);

    /// <summary>How far it has come in a producer's sequence.</summary>
    public long HeardOf(string producer) => Ask($"""SELECT "LastSequence" FROM inbox_cursor WHERE "Producer" = '{producer}'""");

    /// <summary>One number, or zero. By SQL, because it is asked after everything that happens.</summary>
    public long Ask(string sql)
    {
        using var question = _connection.CreateCommand();
        question.CommandText = sql;
        return question.ExecuteScalar() as long? ?? 0;
    }

    public Task<List<EventEnvelope>> FeedAsync(long after) => InProcessAsync(scope => MessagingEndpoints.FeedPageAsync(scope.GetRequiredService<MarketDb>(), Name, after, CancellationToken.None));

    public abstract ValueTask DisposeAsync();

    private async Task<T> InProcessAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}

/// <summary>With the context by which the service knows SQLite.</summary>
internal sealed class SimulatedService<TDb> : SimulatedService where TDb : MarketDb
{
    private readonly WebApplication _app;

    public SimulatedService(string name, VirtualTime time, string folder, Action<IServiceCollection> replace) : base(name, time)
    {
        _app = SingleApp.All[name]([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Market:DataFolder"] = Path.Combine(folder, name),
                ["Market:ClientSecret"] = "of the simulation",
                ["Market:Sealing:MasterKey"] = Convert.ToBase64String(new byte[32]),
                ["Market:AuditLog:Key"] = Convert.ToBase64String(new byte[32]),
            });
            builder.Logging.ClearProviders();
            builder.Host.UseServiceProviderFactory(new LastWord(services =>
            {
                services.AddSingleton<TimeProvider>(time);
                services.ConfigureDbContext<TDb>(options => options.UseSqlite(Connection).AddInterceptors(Crash));
                replace(services);
            }));
        });
        Restart();
    }

    public override IServiceProvider Services => _app.Services;

    public override async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Connection.DisposeAsync();
    }

    /// <summary>Replaces what the service registered, after it did.</summary>
    private sealed class LastWord(Action<IServiceCollection> change) : IServiceProviderFactory<IServiceCollection>
    {
        public IServiceCollection CreateBuilder(IServiceCollection services) => services;

        public IServiceProvider CreateServiceProvider(IServiceCollection services)
        {
            change(services);
            return services.BuildServiceProvider();
        }
    }
}
