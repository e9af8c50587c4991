using System.Net;
using Market.Local.Sidecar.Api;
using Market.Local.Sidecar.Apps;
using Market.Local.Sidecar.Delivery;
using Market.Local.Sidecar.Publishing;
using Market.Local.Sidecar.Subscriptions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Market.Local.Sidecar;

/// <summary>
/// Answers the documented HTTP and gRPC API of a Dapr sidecar, for pub/sub, service invocation, health and metadata, to several apps of
/// one host. Each app has its own two loopback ports. Messages live in memory; what a crash loses is the outbox's and the feed's to bring again.
/// </summary>
internal sealed class DaprSidecar : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly IReadOnlyList<SidecarApp> wanted;
    private readonly AppDirectory apps;
    private readonly Broker broker;

    /// <param name="logging">Where log lines go; nowhere when null.</param>
    public DaprSidecar(
        IReadOnlyList<SidecarApp> apps, SidecarOptions options, TimeProvider? clock = null, Action<ILoggingBuilder>? logging = null)
    {
        wanted = apps;
        app = Build(apps, options, clock ?? TimeProvider.System, logging ?? (_ => { }));
        this.apps = app.Services.GetRequiredService<AppDirectory>();
        broker = app.Services.GetRequiredService<Broker>();
        app.UseRouting();
        app.UseApiToken(options.DaprApiToken);
        app.Services.GetRequiredService<PublishEndpoints>().Map(app);
        app.Services.GetRequiredService<HealthEndpoints>().Map(app);
        app.Services.GetRequiredService<MetadataEndpoints>().Map(app);
        app.MapGrpcService<DaprGrpc>();
        app.Services.GetRequiredService<InvocationEndpoint>().Map(app);
    }

    /// <summary>The apps with the ports that they really have; complete after <see cref="StartAsync"/>.</summary>
    public IReadOnlyDictionary<string, SidecarApp> Apps { get; private set; } = new Dictionary<string, SidecarApp>();

    /// <summary>Messages on their way, once a subscription; 0 means that everything is settled.</summary>
    public int Undelivered => broker.Undelivered;

    /// <summary>Listens. Messages are taken from now on and held for each app until it is attached.</summary>
    /// <exception cref="IOException">A port is taken.</exception>
    public async Task StartAsync(CancellationToken cancel = default)
    {
        await app.StartAsync(cancel);
        var ports = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses
            .Select(address => new Uri(address).Port).ToArray();
        Apps = wanted
            .Select((app, i) => app with { HttpPort = ports[2 * i], GrpcPort = ports[(2 * i) + 1] })
            .ToDictionary(app => app.AppId, StringComparer.Ordinal);
        foreach (var app in Apps.Values)
        {
            apps.Listen(app.HttpPort, app.AppId);
            apps.Listen(app.GrpcPort, app.AppId);
        }
    }

    /// <summary>
    /// Says where an app answers, and reads its subscriptions; until it answers it is asked again. An app that was started anew is
    /// attached again. Every app must be attached, also one that subscribes to nothing: messages are held for those that are not.
    /// </summary>
    /// <returns>Done when the subscriptions are known.</returns>
    public async Task AttachAsync(string appId, Uri address, CancellationToken cancel = default)
    {
        var channel = apps[appId];
        channel.Attach(address);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, broker.Stopping);
        var subscriptions = await app.Services.GetRequiredService<SubscriptionReader>().ReadAsync(channel, either.Token);
        broker.Open(channel, subscriptions);
    }

    /// <summary>Stops; messages on their way are given up.</summary>
    public async Task StopAsync(CancellationToken cancel = default)
    {
        broker.Stop();
        await app.StopAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        broker.Stop();
        await app.DisposeAsync();
    }

    private static WebApplication Build(
        IReadOnlyList<SidecarApp> apps, SidecarOptions options, TimeProvider clock, Action<ILoggingBuilder> logging)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Market.Local" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, apps, options));
        builder.Services
            .AddLogging(logging)
            .AddRouting()
            .AddSingleton<IHostLifetime, SidecarLifetime>()
            .AddSingleton(options)
            .AddSingleton(clock)
            .AddSingleton(_ => Http())
            .AddSingleton(services => new AppDirectory(apps, services.GetRequiredService<HttpMessageInvoker>(), options))
            .AddSingleton<Broker>()
            .AddSingleton<SubscriptionReader>()
            .AddSingleton<Publisher>()
            .AddSingleton<BulkPublisher>()
            .AddSingleton<AppMetadata>()
            .AddSingleton<PublishEndpoints>()
            .AddSingleton<HealthEndpoints>()
            .AddSingleton<MetadataEndpoints>()
            .AddSingleton<InvocationEndpoint>()
            .AddSingleton<GrpcPublishing>()
            .AddSingleton<DaprGrpc>()
            .AddGrpc(grpc =>
            {
                grpc.MaxReceiveMessageSize = options.MaxRequestBytes;
                grpc.Interceptors.Add<GrpcTokenCheck>();
            });
        return builder.Build();
    }

    private static void Listen(KestrelServerOptions kestrel, IReadOnlyList<SidecarApp> apps, SidecarOptions options)
    {
        kestrel.Limits.MaxRequestBodySize = options.MaxRequestBytes;
        kestrel.AddServerHeader = false;
        foreach (var app in apps)
        {
            kestrel.Listen(IPAddress.Loopback, app.HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, app.GrpcPort, listen => listen.Protocols = HttpProtocols.Http2);
        }
    }

    // Nothing of its own is added to what passes: no redirects, cookies, proxies, or another trace context.
    private static HttpMessageInvoker Http() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
    });
}
