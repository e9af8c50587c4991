using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Invariants;
using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Storage;
using Market.Identity.Storage;
using Market.Notifications.Storage;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Local.Doctor;

/// <summary>The data of all services, each as it is at one moment; the moments lie some milliseconds apart.</summary>
internal sealed class MarketSnapshot : IAsyncDisposable
{
    private readonly Dictionary<string, Snapshot> _services = [];
    private List<string> _underWay = [];

    private MarketSnapshot()
    {
    }

    public IEnumerable<string> Services => _services.Keys;

    public ChallengesDb Challenges => (ChallengesDb)Db(Apps.Challenges);

    public SolutionsDb Solutions => (SolutionsDb)Db(Apps.Solutions);

    public IdentityDb Identity => (IdentityDb)Db(Apps.Identity);

    public NotificationsDb Notifications => (NotificationsDb)Db(Apps.Notifications);

    public MarketDb Db(string service) => _services[service].Db;

    /// <summary>Whose events a service listens to.</summary>
    public IEnumerable<string> ProducersOf(string service) => _services[service].Services.GetRequiredService<EventSubscriptions>().Producers;

    public static async Task<MarketSnapshot> OpenAsync(Func<string, IServiceProvider> services, CancellationToken cancel)
    {
        var market = new MarketSnapshot();
        // Who listens comes before whom it listens to as far as that is possible, so that nobody seems to know what was never told.
        foreach (var name in new[] { Apps.Notifications, Apps.Challenges, Apps.Solutions, Apps.Identity })
            market._services[name] = await Snapshot.OpenAsync(services(name), cancel);
        return market;
    }

    /// <summary>Whether an event about this id has still to reach somebody: until then two services may tell different things of it.</summary>
    public bool IsUnderWay(Guid id) => _underWay.Any(data => data.Contains(id.ToString(), StringComparison.Ordinal));

    /// <summary>Everything that does not hold, with the service in whose data; <c>market</c> for what lies between services.</summary>
    public async Task<IReadOnlyList<(string Service, Violation Violation)>> ExamineAsync(CancellationToken cancel)
    {
        var violations = new List<(string, Violation)>();
        foreach (var (name, snapshot) in _services)
            violations.AddRange((await snapshot.ExamineAsync(cancel)).Select(violation => (name, violation)));
        _underWay = await UnderWayAsync(cancel);
        foreach (var invariant in MarketInvariant.All)
        {
            if (await invariant.PlacesAsync(this, cancel) is { Count: > 0 } places)
                violations.Add(("market", new Violation(invariant.Name, invariant.Sentence, places)));
        }

        return violations;
    }

    /// <summary>How many invariants are examined.</summary>
    public int Invariants => _services.Values.Sum(snapshot => snapshot.Services.GetServices<Invariant>().Count()) + MarketInvariant.All.Count;

    public async ValueTask DisposeAsync()
    {
        foreach (var snapshot in _services.Values)
            await snapshot.DisposeAsync();
    }

    /// <summary>The content of each event that has still to reach somebody who listens, once for each.</summary>
    public async Task<List<string>> UnderWayAsync(CancellationToken cancel)
    {
        var underWay = new List<string>();
        foreach (var service in Services)
        {
            var come = await Db(service).InboxCursors.AsNoTracking().ToDictionaryAsync(cursor => cursor.Producer, cursor => cursor.LastSequence, cancel);
            foreach (var producer in ProducersOf(service))
            {
                var last = come.GetValueOrDefault(producer);
                underWay.AddRange(await Db(producer).Outbox.Where(message => message.Sequence == null || message.Sequence > last).Select(message => message.Data).ToListAsync(cancel));
            }
        }

        return underWay;
    }
}
