using Market.Challenges.Jobs;
using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Messaging.Outbox;
using Market.Identity.Storage;
using Market.Local.Doctor;
using Market.Notifications.Storage;
using Market.Solutions.Storage;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Local.Tests.Simulation;

/// <summary>All services in one process, with one virtual clock and one unreliable bus between them. One seed at a time.</summary>
internal sealed class SimulatedMarket : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("market-simulation-").FullName;
    private readonly Dictionary<string, SimulatedService> _services = [];
    private readonly ILookup<string, string> _consumers;
    private readonly ILookup<string, string> _producers;

    public SimulatedMarket()
    {
        Add(new SimulatedService<SqliteIdentityDb>(Apps.Identity, Time, _folder, Between(Apps.Identity)));
        Add(new SimulatedService<SqliteChallengesDb>(Apps.Challenges, Time, _folder, Between(Apps.Challenges)));
        Add(new SimulatedService<SqliteSolutionsDb>(Apps.Solutions, Time, _folder, Between(Apps.Solutions)));
        Add(new SimulatedService<SqliteNotificationsDb>(Apps.Notifications, Time, _folder, Between(Apps.Notifications)));
        var heard = All.SelectMany(service => ProducersOf(service.Name).Select(producer => (Consumer: service.Name, Producer: producer))).ToList();
        _consumers = heard.ToLookup(pair => pair.Producer, pair => pair.Consumer);
        _producers = heard.ToLookup(pair => pair.Consumer, pair => pair.Producer);
    }

    public VirtualTime Time { get; } = new();

    public UnreliableBus Bus { get; private set; } = new(new Random(0));

    /// <summary>A planted fault: the feed says that there is nothing.</summary>
    public bool FeedForgets { get; set; }

    public IEnumerable<SimulatedService> All => _services.Values;

    public SimulatedService Challenges => _services[Apps.Challenges];

    public SimulatedService Solutions => _services[Apps.Solutions];

    public SimulatedService Of(string name) => _services[name];

    public void Reset(IReadOnlyDictionary<string, SqliteConnection> template, Random chance)
    {
        Time.Reset();
        (Bus, FeedForgets) = (new UnreliableBus(chance), false);
        foreach (var service in All)
            service.Restore(template[service.Name]);
    }

    /// <summary>Brings one event that is under way to its consumer. Whoever cannot take it gets it again later.</summary>
    public async Task DeliverAsync()
    {
        var next = Bus.Take();
        try
        {
            await _services[next.Consumer].ReceiveAsync(next.Envelope);
        }
        catch
        {
            Bus.Return(next);
            throw;
        }
    }

    public async Task CatchUpAsync(string consumer)
    {
        foreach (var producer in _producers[consumer])
            await _services[consumer].CatchUpAsync(producer);
    }

    /// <summary>The faults stop. False when somebody has still not heard everything after hours.</summary>
    /// <param name="afterEach">After everything that may have changed something.</param>
    public async Task<bool> SettleAsync(Func<Task>? afterEach = null)
    {
        const int Rounds = 12;
        (Bus.Loss, Bus.Repetition, Bus.IsAway) = (0, 0, false);
        for (var round = 0; round < Rounds; round++)
        {
            // Longer than a lease, and than the longest wait before another attempt.
            Time.Pass(TimeSpan.FromMinutes(6));
            foreach (var service in All)
                await service.RelayAsync();
            while (Bus.UnderWay > 0)
                await AndThenAsync(DeliverAsync(), afterEach);
            foreach (var service in All)
                await AndThenAsync(CatchUpAsync(service.Name), afterEach);
            if (IsQuiet())
                return true;
        }

        return false;
    }

    /// <summary>Whether everything that was told has a number, and everybody who listens has come to the last one.</summary>
    public bool IsQuiet() => All.All(service => service.Ask("""SELECT count(*) FROM outbox WHERE "Sequence" IS NULL""") == 0
        && _consumers[service.Name].All(consumer => _services[consumer].HeardOf(service.Name) == service.Ask("""SELECT "Last" FROM outbox_counter""")));

    public Task RunPublicationJobAsync() => Challenges.Services.GetRequiredService<PublicationJob>().RunOnceAsync(CancellationToken.None);

    public async Task<DoctorReport> ExamineAsync()
    {
        await using var snapshot = await MarketSnapshot.OpenAsync(name => _services[name].Services, CancellationToken.None);
        return new DoctorReport(snapshot.Invariants, await snapshot.ExamineAsync(CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in All)
            await service.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task AndThenAsync(Task work, Func<Task>? then)
    {
        await work;
        if (then is not null)
            await then();
    }

    private void Add(SimulatedService service) => _services[service.Name] = service;

    private IReadOnlyCollection<string> ProducersOf(string consumer) => _services[consumer].Services.GetRequiredService<EventSubscriptions>().Producers;

    private Action<IServiceCollection> Between(string name) => services =>
    {
        services.AddSingleton<IEventPublisher>(new ToBus(this, name));
        services.AddSingleton<IEventFeed>(new FromProducer(this));
    };

    private sealed class ToBus(SimulatedMarket market, string producer) : IEventPublisher
    {
        public Task PublishAsync(OutboxMessage message, CancellationToken cancel)
        {
            market.Bus.Publish(message.ToEnvelope(producer), market._consumers[producer]);
            return Task.CompletedTask;
        }
    }

    private sealed class FromProducer(SimulatedMarket market) : IEventFeed
    {
        public async Task<IReadOnlyList<EventEnvelope>> ReadAsync(string producer, long after, CancellationToken cancel) =>
            market.FeedForgets ? [] : await market.Of(producer).FeedAsync(after);
    }
}
