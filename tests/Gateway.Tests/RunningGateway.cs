using System.Net;
using System.Net.Sockets;

using Market.Testing;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Market.Gateway.Tests;

/// <summary>The real gateway on a real port, with stub services and a stub issuer behind it.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private static readonly string[] Apps = ["challenges", "solutions", "identity", "notifications", "portal"];
    private readonly Dictionary<string, WebApplication> _services = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("market-gateway-").FullName;
    private readonly Dictionary<string, string?> _settings;
    private readonly IDistributedCache? _cache;
    private WebApplication? _gateway;

    private RunningGateway(string url, Dictionary<string, string?> settings, IDistributedCache? cache) =>
        (Url, _settings, _cache, Issuer) = (url, settings, cache, new StubIssuer { PublicUrl = settings.GetValueOrDefault("Market:PublicUrl") ?? url });

    public string Url { get; }

    public StubIssuer Issuer { get; }

    public IServiceProvider Services => _gateway!.Services;

    public static async Task<RunningGateway> StartAsync(Dictionary<string, string?>? settings = null, IDistributedCache? cache = null)
    {
        var running = new RunningGateway($"http://127.0.0.1:{FreePort()}", settings ?? [], cache);
        foreach (var app in Apps)
            running._services[app] = await StubService.StartAsync(app, app == "identity" ? running.Issuer.Map : null);
        await running.StartGatewayAsync();
        return running;
    }

    /// <summary>Ends the gateway's process life and begins another with the same data folder.</summary>
    public async Task RestartAsync()
    {
        await _gateway!.DisposeAsync();
        await StartGatewayAsync();
    }

    public async Task StopAsync(string app) => await _services[app].StopAsync();

    /// <summary>A browser: keeps cookies, says that it wants pages.</summary>
    public Browser Browser() => new(Url);

    public async ValueTask DisposeAsync()
    {
        await _gateway!.DisposeAsync();
        foreach (var service in _services.Values)
            await service.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartGatewayAsync()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Market:PublicUrl"] = Url,
            ["Market:DataFolder"] = _folder,
            ["Market:ClientSecret"] = "stub-secret",
        };
        foreach (var (app, service) in _services)
            settings[$"Market:Services:{app}"] = service.Urls.First();
        foreach (var (key, value) in _settings)
            settings[key] = value;
        _gateway = GatewayService.Create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            builder.WebHost.UseUrls(Url);
            builder.Logging.ClearProviders();
            if (_cache is not null)
                builder.Services.AddSingleton(_cache);
        });
        await _gateway.StartAsync();
    }

    /// <summary>Below the range from which the system hands out ports by itself: nobody takes it while the gateway restarts.</summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(10_000, 32_000);
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken; another.
            }
        }
    }
}

/// <summary>Cookies, redirects by hand or followed, and every byte that came in.</summary>
internal sealed class Browser
{
    private readonly HttpClient _direct;
    private readonly HttpClient _following;

    public Browser(string url)
    {
        _direct = Client(url, false);
        _following = Client(url, true);
    }

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> GetAsync(string path) => _direct.SendAsync(new HttpRequestMessage(HttpMethod.Get, path), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> FollowAsync(string path) => _following.GetAsync(path, TestContext.Current.CancellationToken);

    public async Task<Seen> SeenAsync(string path) => await (await GetAsync(path)).ReadAsync<Seen>();

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers) => SendAsync(method, path, null, headers);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return _direct.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<Browser> SignInAsync()
    {
        using var answer = await FollowAsync("/bff/login?returnUrl=/after");
        Assert.Equal("/after", (await answer.ReadAsync<Seen>()).Path);
        return this;
    }

    /// <summary>Up to the session cookie, and no request with it yet.</summary>
    public async Task<Browser> SignInOnlyAsync()
    {
        var toIssuer = (await GetAsync("/bff/login")).Headers.Location!.ToString();
        var callback = (await GetAsync(toIssuer)).Headers.Location!.ToString();
        using var back = await GetAsync(callback);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        return this;
    }

    private HttpClient Client(string url, bool redirects)
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = redirects, UseProxy = false }) { BaseAddress = new Uri(url) };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html,*/*;q=0.8");
        return http;
    }
}
