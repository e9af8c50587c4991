using System.Net;
using System.Text;
using Dapr;
using Grpc.Core;
using Market.Local.Sidecar;

namespace Market.Local.Tests.Sidecar;

public sealed class TokenTests
{
    private static readonly SidecarOptions Guarded = new() { DaprApiToken = "for-dapr", AppApiToken = "for-apps" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1.0/metadata")]
    [InlineData("/v1.0/invoke/one/method/in")]
    [InlineData("/v1.0/publish/market-pubsub/x")]
    public async Task By_http_a_caller_needs_the_token(string path)
    {
        await using var running = await RunningSidecar.StartAsync(Guarded);
        using var http = running.Http();
        using var without = await http.PostAsync(path, null, Cancel);
        http.DefaultRequestHeaders.Add("dapr-api-token", "guess");
        using var wrong = await http.PostAsync(path, null, Cancel);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (without.StatusCode, wrong.StatusCode));
    }

    [Fact]
    public async Task With_the_token_a_caller_is_let_in()
    {
        await using var running = await RunningSidecar.StartAsync(Guarded);
        using var client = running.Client(token: "for-dapr");
        await client.PublishEventAsync(RunningSidecar.PubSub, "x", 1, Cancel);
        using var http = running.Http();
        http.DefaultRequestHeaders.Add("dapr-api-token", "for-dapr");
        using var answer = await http.GetAsync("/v1.0/metadata", Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("guess")]
    public async Task By_grpc_a_caller_needs_the_token(string? token)
    {
        await using var running = await RunningSidecar.StartAsync(Guarded);
        using var client = running.Client(token: token);
        var error = await Assert.ThrowsAsync<DaprException>(() => client.PublishEventAsync(RunningSidecar.PubSub, "x", 1, Cancel));
        Assert.Equal(StatusCode.Unauthenticated, Assert.IsType<RpcException>(error.InnerException).StatusCode);
        Assert.Equal(0, running.Sidecar.Undelivered);
    }

    [Fact]
    public async Task The_grpc_port_is_no_way_around_the_token()
    {
        await using var running = await RunningSidecar.StartAsync(Guarded);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"http://127.0.0.1:{running.Sidecar.Apps["one"].GrpcPort}/v1.0/publish/{RunningSidecar.PubSub}/x")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new StringContent("1", Encoding.UTF8, "application/grpc"),
        };
        using var answer = await http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Health_needs_no_token()
    {
        await using var running = await RunningSidecar.StartAsync(Guarded);
        using var http = running.Http();
        using var answer = await http.GetAsync("/v1.0/healthz/outbound", Cancel);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Fact]
    public async Task The_app_gets_its_own_token_with_every_call_and_never_the_callers()
    {
        await using var running = await RunningSidecar.StartAsync(Guarded);
        await using var app = await SmallApp.StartAsync(SmallApp.To("x"));
        await running.Sidecar.AttachAsync("one", app.Address, Cancel);
        using var client = running.Client(token: "for-dapr");
        await client.PublishEventAsync(RunningSidecar.PubSub, "x", "here", Cancel);
        await app.WaitAsync("here");
        using var http = running.Http();
        http.DefaultRequestHeaders.Add("dapr-api-token", "for-dapr");
        using var answer = await http.GetAsync("/v1.0/invoke/one/method/called", Cancel);

        Assert.Equal("for-apps", app.Tokens["/dapr/subscribe"]);
        Assert.Equal("for-apps", app.Tokens["/in"]);
        Assert.Equal("for-apps", app.Tokens["/called"]);
    }
}
