using System.Text;
using Dapr.Client;
using Market.Local.Sidecar;

namespace Market.Local.Tests.Sidecar;

/// <summary>A sidecar for the apps "one" and "two".</summary>
internal sealed class RunningSidecar : IAsyncDisposable
{
    public const string PubSub = "market-pubsub";

    private RunningSidecar(DaprSidecar sidecar) => Sidecar = sidecar;

    public DaprSidecar Sidecar { get; }

    public static async Task<RunningSidecar> StartAsync(SidecarOptions? options = null)
    {
        var sidecar = new DaprSidecar([new SidecarApp("one"), new SidecarApp("two")], options ?? new SidecarOptions());
        await sidecar.StartAsync();
        return new RunningSidecar(sidecar);
    }

    public HttpClient Http(string appId = "one") => new() { BaseAddress = new Uri($"http://127.0.0.1:{Sidecar.Apps[appId].HttpPort}") };

    public DaprClient Client(string appId = "one", string? token = null)
    {
        var builder = new DaprClientBuilder()
            .UseHttpEndpoint($"http://127.0.0.1:{Sidecar.Apps[appId].HttpPort}")
            .UseGrpcEndpoint($"http://127.0.0.1:{Sidecar.Apps[appId].GrpcPort}");
        return (token is null ? builder : builder.UseDaprApiToken(token)).Build();
    }

    public async Task<HttpResponseMessage> PublishAsync(string topic, string text, string appId = "one")
    {
        using var http = Http(appId);
        return await http.PostAsync($"/v1.0/publish/{PubSub}/{topic}", new StringContent(text, Encoding.UTF8, "text/plain"));
    }

    /// <summary>Waits until nothing, or no more than is said, is on its way.</summary>
    public async Task SettledAsync(int left = 0)
    {
        for (var i = 0; i < 1000 && Sidecar.Undelivered > left; i++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal(left, Sidecar.Undelivered);
    }

    public ValueTask DisposeAsync() => Sidecar.DisposeAsync();
}
