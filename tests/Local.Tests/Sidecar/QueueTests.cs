using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapr;
using Grpc.Core;
using Market.Local.Sidecar;

namespace Market.Local.Tests.Sidecar;

public sealed class QueueTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_queue_refuses_by_http_and_grpc_and_takes_again_when_it_is_empty()
    {
        // Held once for each of the two apps.
        await using var running = await RunningSidecar.StartAsync(new SidecarOptions { QueueCapacity = 4 });
        await running.PublishAsync("x", "first");
        await running.PublishAsync("x", "second");

        using var refused = await running.PublishAsync("x", "third");
        Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
        var answer = await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("ERR_PUBSUB_PUBLISH_MESSAGE", answer.GetProperty("errorCode").GetString());
        using var client = running.Client();
        var error = await Assert.ThrowsAsync<DaprException>(() => client.PublishEventAsync(RunningSidecar.PubSub, "x", 1, Cancel));
        Assert.Equal(StatusCode.Internal, Assert.IsType<RpcException>(error.InnerException).StatusCode);

        await using var app = await SmallApp.StartAsync(SmallApp.To("x"));
        await running.Sidecar.AttachAsync("one", app.Address, Cancel);
        await running.Sidecar.AttachAsync("two", app.Address, Cancel);
        await running.SettledAsync();
        using var taken = await running.PublishAsync("x", "third");
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        await app.WaitAsync("third", 2);
    }

    [Fact]
    public async Task Of_a_bulk_that_does_not_fit_the_entries_left_out_are_named()
    {
        await using var running = await RunningSidecar.StartAsync(new SidecarOptions { QueueCapacity = 2 });
        using var client = running.Client();
        var response = await client.BulkPublishEventAsync(RunningSidecar.PubSub, "x", new[] { "first", "second" }, cancellationToken: Cancel);
        Assert.Equal("second", Assert.Single(response.FailedEntries).Entry.EventData);
    }

    [Fact]
    public async Task Every_app_gets_its_copy_and_the_source_is_the_app_that_published()
    {
        await using var running = await RunningSidecar.StartAsync();
        await using var one = await SmallApp.StartAsync(SmallApp.To("x"));
        await using var two = await SmallApp.StartAsync(SmallApp.To("x"));
        await running.Sidecar.AttachAsync("one", one.Address, Cancel);
        await running.Sidecar.AttachAsync("two", two.Address, Cancel);
        await running.PublishAsync("x", "text", "two");
        await one.WaitAsync("text");
        await two.WaitAsync("text");
        Assert.Contains("\"source\":\"two\"", one.Delivered.First(), StringComparison.Ordinal);
        await running.SettledAsync();
        Assert.Equal((1, 1), (one.Delivered.Count, two.Delivered.Count));
    }

    [Fact]
    public async Task An_app_with_a_scope_publishes_only_inside_it()
    {
        var scopes = new Dictionary<string, IReadOnlySet<string>> { ["one"] = new HashSet<string> { "mine" } };
        await using var running = await RunningSidecar.StartAsync(new SidecarOptions { PublishingScopes = scopes });
        using var inside = await running.PublishAsync("mine", "text");
        using var outside = await running.PublishAsync("other", "text");
        using var unscoped = await running.PublishAsync("other", "text", "two");
        Assert.Equal(
            (HttpStatusCode.NoContent, HttpStatusCode.Forbidden, HttpStatusCode.NoContent),
            (inside.StatusCode, outside.StatusCode, unscoped.StatusCode));
        using var client = running.Client();
        var error = await Assert.ThrowsAsync<DaprException>(() => client.PublishEventAsync(RunningSidecar.PubSub, "other", 1, Cancel));
        Assert.Equal(StatusCode.PermissionDenied, Assert.IsType<RpcException>(error.InnerException).StatusCode);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        await using var running = await RunningSidecar.StartAsync(new SidecarOptions { MaxRequestBytes = 1000 });
        using var answer = await running.PublishAsync("x", new string('x', 2000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }
}
