using System.Diagnostics;

using Market.Challenges;
using Market.Contracts;
using Market.Hosting.Endpoints;
using Market.Hosting.Storage;
using Market.Identity;
using Market.Notifications;
using Market.Solutions;

namespace Market.Local.Chaos;

/// <summary>The services' databases, read beside the running market.</summary>
internal sealed class ChaosServices : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(300);
    private readonly Dictionary<string, WebApplication> _apps;

    public ChaosServices(LocalOptions options) => _apps = new()
    {
        [Apps.Identity] = SingleApp.Create(options, Apps.Identity, IdentityService.Create, Silent),
        [Apps.Challenges] = SingleApp.Create(options, Apps.Challenges, ChallengesService.Create, Silent),
        [Apps.Solutions] = SingleApp.Create(options, Apps.Solutions, SolutionsService.Create, Silent),
        [Apps.Notifications] = SingleApp.Create(options, Apps.Notifications, NotificationsService.Create, Silent),
    };

    /// <summary>The database is killed on purpose; every query that notices need not say so.</summary>
    private static void Silent(WebApplicationBuilder builder) => builder.Logging.ClearProviders();

    public IReadOnlyCollection<string> Names => _apps.Keys;

    public IServiceProvider this[string name] => _apps[name].Services;

    /// <summary>Reads, or changes what may be changed twice: it is done again when the database was away, for a while.</summary>
    public async Task<T> ReadAsync<TDb, T>(string name, Func<TDb, Task<T>> read) where TDb : MarketDb
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            try
            {
                using var scope = _apps[name].Services.CreateScope();
                return await read(scope.ServiceProvider.GetRequiredService<TDb>());
            }
            catch (Exception error) when (watch.Elapsed < Patience && Outage.Of(error) is not null)
            {
                await Task.Delay(BetweenTries);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps.Values)
            await app.DisposeAsync();
    }
}
