using System.Collections.Concurrent;

namespace Market.Local.Sidecar.Apps;

/// <summary>The apps of this host and the loopback ports by which each is known.</summary>
internal sealed class AppDirectory
{
    private readonly Dictionary<string, AppChannel> channels;
    private readonly ConcurrentDictionary<int, string> callers = new();

    public AppDirectory(IEnumerable<SidecarApp> apps, HttpMessageInvoker http, SidecarOptions options) =>
        channels = apps.ToDictionary(app => app.AppId, app => new AppChannel(app.AppId, http, options), StringComparer.Ordinal);

    public IEnumerable<string> AppIds => channels.Keys;

    /// <exception cref="ArgumentException">The app is none of this host's.</exception>
    public AppChannel this[string appId] =>
        channels.GetValueOrDefault(appId) ?? throw new ArgumentException($"there is no app {appId}", nameof(appId));

    public AppChannel? Find(string appId) => channels.GetValueOrDefault(appId);

    public void Listen(int port, string appId) => callers[port] = appId;

    /// <summary>The app that calls through this port.</summary>
    public string Caller(HttpContext context) => callers[context.Connection.LocalPort];
}
