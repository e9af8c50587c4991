using System.Net;
using Dapr.Client;
using Market.Local.Sidecar;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Local.Tests.Sidecar.Conformance;

/// <summary>
/// The Dapr that the conformance suite talks to, and the app behind it: this host's sidecar, or a real daprd when
/// DAPR_CONFORMANCE_HTTP_PORT, DAPR_CONFORMANCE_GRPC_PORT and DAPR_CONFORMANCE_APP_PORT are set. Start it with
/// <c>daprd --app-id conformance --app-port … --dapr-http-port … --dapr-grpc-port … --resources-path …</c>, with a pub/sub component
/// named market-pubsub, a resiliency policy with at least 4 retries for it, and tracing on.
/// </summary>
public sealed class DaprUnderTest : IAsyncLifetime
{
    internal const string AppId = "conformance";
    private readonly Recorder recorder = new();
    private WebApplication app = null!;
    private DaprSidecar? sidecar;

    internal Recorder Recorder => recorder;

    internal DaprClient Client { get; private set; } = null!;

    /// <summary>Calls the HTTP API.</summary>
    internal HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var ports = await StartAsync(Port("HTTP"), Port("GRPC"), Port("APP"));
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{ports.HttpPort}") };
        Client = new DaprClientBuilder()
            .UseHttpEndpoint($"http://127.0.0.1:{ports.HttpPort}")
            .UseGrpcEndpoint($"http://127.0.0.1:{ports.GrpcPort}")
            .Build();
        for (var i = 0; i < 300 && (await Http.GetAsync("/v1.0/healthz")).StatusCode != HttpStatusCode.NoContent; i++)
        {
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Http.Dispose();
        if (sidecar is not null)
        {
            await sidecar.DisposeAsync();
        }

        await app.DisposeAsync();
    }

    private static int Port(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable($"DAPR_CONFORMANCE_{name}_PORT"), out var port) ? port : 0;

    private async Task<SidecarApp> StartAsync(int http, int grpc, int appPort)
    {
        app = ConformanceApp.Build(appPort, recorder);
        await app.StartAsync();
        if (http > 0 && grpc > 0 && appPort > 0)
        {
            return new SidecarApp(AppId, http, grpc);
        }

        var options = new SidecarOptions { Retry = new RetryPolicy { Initial = TimeSpan.FromMilliseconds(20) } };
        sidecar = new DaprSidecar([new SidecarApp(AppId)], options);
        await sidecar.StartAsync();
        await sidecar.AttachAsync(AppId, app.Address());
        return sidecar.Apps[AppId];
    }
}

[CollectionDefinition(nameof(DaprUnderTest))]
public sealed class DaprUnderTestCollection : ICollectionFixture<DaprUnderTest>;

internal static class RunningApps
{
    /// <summary>Where a started app listens.</summary>
    public static Uri Address(this WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
