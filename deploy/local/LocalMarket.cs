using Market.Challenges;
using Market.Contracts;
using Market.Gateway;
using Market.Hosting.Storage;
using Market.Identity;
using Market.Local.Sidecar;
using Market.Notifications;
using Market.Portal;
using Market.Solutions;

using Microsoft.EntityFrameworkCore;

namespace Market.Local;

/// <summary>The whole market in one process: the four services, the portal, the gateway and a sidecar.</summary>
internal sealed class LocalMarket : IAsyncDisposable
{
    private readonly LocalSettings _settings;
    private readonly DaprSidecar _sidecar;
    private readonly Dictionary<string, WebApplication> _apps = [];
    private readonly LocalOptions _options;
    private readonly IDisposable _folder;
    private readonly Action<string, WebApplicationBuilder>? _configure;

    private LocalMarket(LocalOptions options, Action<string, WebApplicationBuilder>? configure)
    {
        (_options, _configure) = (options, configure);
        _folder = DataFolder.Hold(options);
        _settings = new LocalSettings(options);
        _sidecar = new DaprSidecar(
            [.. LocalSettings.Services.Select(app => new SidecarApp(app))],
            new SidecarOptions { AppApiToken = _settings.AppToken, DaprApiToken = _settings.DaprToken },
            logging: logging => LocalLogging.Configure(logging, "sidecar"));
    }

    /// <summary>The only public address.</summary>
    public Uri Address => new(_options.PublicUrl);

    public IServiceProvider Services(string app) => _apps[app].Services;

    /// <summary>Starts everything; done when the first page can be served.</summary>
    /// <param name="configure">Gets the name and the builder of each app; what it sets wins.</param>
    /// <exception cref="DataFolderException">The data folder cannot be used.</exception>
    /// <exception cref="IOException">The public port was taken meanwhile.</exception>
    public static async Task<LocalMarket> StartAsync(LocalOptions options, CancellationToken cancel = default, Action<string, WebApplicationBuilder>? configure = null)
    {
        var market = new LocalMarket(options, configure);
        await market._sidecar.StartAsync(cancel);
        // The front page needs only these, and the others would make it wait for a second; the gateway opens the door when they are there.
        await market.StartAppsAsync([Apps.Challenges, Apps.Portal], cancel);
        await market.StartAppsAsync([Apps.Gateway], cancel);
        await market.StartAppsAsync([Apps.Identity, Apps.Solutions, Apps.Notifications], cancel);
        await Task.WhenAll(LocalSettings.Services.Select(app => market._sidecar.AttachAsync(app, market._settings.AddressOf(app), cancel)));
        return market;
    }

    /// <summary>Done when no event is on its way any more.</summary>
    public async Task SettleAsync(CancellationToken cancel = default)
    {
        // Twice: an event may go from where is looked last to where was looked first.
        for (var quiet = 0; quiet < 2; quiet = _sidecar.Undelivered > 0 || await HasUntoldAsync(cancel) ? 0 : quiet + 1)
            await Task.Delay(25, cancel);
    }

    /// <summary>Whether a service has yet to tell something for the first time.</summary>
    private async Task<bool> HasUntoldAsync(CancellationToken cancel)
    {
        foreach (var app in _apps.Values)
        {
            await using var scope = app.Services.CreateAsyncScope();
            if (scope.ServiceProvider.GetService<MarketDb>() is { } db
                && await db.Outbox.AnyAsync(message => message.PublishedAt == null && message.ParkedAt == null && message.Attempts == 0, cancel))
                return true;
        }

        return false;
    }

    public async Task StopAsync()
    {
        await Task.WhenAll(_apps.Values.Select(app => app.StopAsync()));
        await _sidecar.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps.Values)
            await app.DisposeAsync();
        await _sidecar.DisposeAsync();
        _folder.Dispose();
    }

    private static readonly IReadOnlyDictionary<string, Func<string[], Action<WebApplicationBuilder>?, WebApplication>> Creators =
        new Dictionary<string, Func<string[], Action<WebApplicationBuilder>?, WebApplication>>
        {
            [Apps.Identity] = IdentityService.Create,
            [Apps.Challenges] = ChallengesService.Create,
            [Apps.Solutions] = SolutionsService.Create,
            [Apps.Notifications] = NotificationsService.Create,
            [Apps.Portal] = PortalService.Create,
            [Apps.Gateway] = GatewayService.Create,
        };

    private Task StartAppsAsync(IEnumerable<string> names, CancellationToken cancel) =>
        Task.WhenAll(names.Select(name => Task.Run(() => StartAppAsync(name, Creators[name], cancel), cancel)));

    private async Task StartAppAsync(string name, Func<string[], Action<WebApplicationBuilder>?, WebApplication> create, CancellationToken cancel)
    {
        var app = create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(_settings.For(name, _sidecar.Apps.GetValueOrDefault(name)));
            builder.WebHost.UseUrls(name == Apps.Gateway ? _options.PublicUrl : _settings.AddressOf(name).ToString());
            LocalLogging.Configure(builder.Logging, name);
            builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
            _configure?.Invoke(name, builder);
        });
        lock (_apps)
            _apps[name] = app;
        await app.StartAsync(cancel);
    }

    /// <summary>Ctrl+C belongs to the host, not to each of its apps.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancel) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
    }
}
