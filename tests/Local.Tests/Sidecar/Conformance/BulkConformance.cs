using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Market.Local.Tests.Sidecar.Conformance;

[Collection(nameof(DaprUnderTest))]
public sealed class BulkConformance(DaprUnderTest dapr)
{
    private const string PubSub = ConformanceApp.PubSub;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_published_together_by_grpc_arrive_one_by_one()
    {
        Order[] orders = [Order.New(), Order.New(), Order.New()];
        var response = await dapr.Client.BulkPublishEventAsync(PubSub, "conf.plain", orders, cancellationToken: Cancel);
        Assert.Empty(response.FailedEntries);
        foreach (var order in orders)
        {
            Assert.Equal("application/json", (await dapr.Recorder.WaitAsync(order.Key, "/plain"))[0]["datacontenttype"]);
        }
    }

    [Theory]
    [InlineData("v1.0")]
    [InlineData("v1.0-alpha1")]
    public async Task Events_published_together_by_http_arrive_with_their_own_content_type_and_metadata(string version)
    {
        var (order, text) = (Order.New(), Guid.NewGuid().ToString("N"));
        using var response = await dapr.Http.PostAsJsonAsync(
            $"/{version}/publish/bulk/{PubSub}/conf.plain",
            new object[]
            {
                new { entryId = "1", @event = order, contentType = "application/json", metadata = new Dictionary<string, string> { ["cloudevent.type"] = "own" } },
                new { entryId = "2", @event = text, contentType = "text/plain" },
            },
            JsonSerializerOptions.Web,
            Cancel);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("own", (await dapr.Recorder.WaitAsync(order.Key))[0]["type"]);
        Assert.Equal(text, (await dapr.Recorder.WaitAsync(text))[0]["data"]);
    }

    [Fact]
    public async Task Two_entries_with_one_id_are_refused()
    {
        var entry = new { entryId = "1", @event = "x", contentType = "text/plain" };
        using var response = await dapr.Http.PostAsJsonAsync($"/v1.0/publish/bulk/{PubSub}/conf.plain", new[] { entry, entry }, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("ERR_PUBSUB_EVENTS_SER", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bulk_subscriber_gets_many_events_in_one_call()
    {
        Order[] orders = [.. Enumerable.Range(0, 5).Select(_ => Order.New())];
        await dapr.Client.BulkPublishEventAsync(PubSub, "conf.bulk", orders, cancellationToken: Cancel);
        foreach (var order in orders)
        {
            await dapr.Recorder.WaitAsync(order.Key, "/bulk");
        }

        var call = dapr.Recorder.Of(orders[0].Key, "/bulk")[0];
        Assert.StartsWith("application/json", call.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(("com.dapr.event.sent.bulk", "conf.bulk", PubSub), (call["type"], call["topic"], call["pubsubname"]));
        Assert.True(call.Entries.Count > 1, "more than one event in a call");
        var entry = call.Entries[0];
        Assert.Equal("application/cloudevents+json", entry.GetProperty("contentType").GetString());
        Assert.Equal("conf.bulk", entry.GetProperty("event").GetProperty("topic").GetString());
    }

    [Fact]
    public async Task Of_a_bulk_only_the_failed_entries_are_tried_again_and_the_dropped_ones_become_dead_letters()
    {
        var (fine, again, unsaid, dropped) = (Order.New(), Order.New(1, "RETRY"), Order.New(1, ""), Order.New(1, "DROP"));
        await dapr.Client.BulkPublishEventAsync(PubSub, "conf.bulk", new[] { fine, again, unsaid, dropped }, cancellationToken: Cancel);

        await dapr.Recorder.WaitAsync(again.Key, "/bulk", 2);
        await dapr.Recorder.WaitAsync(unsaid.Key, "/bulk", 2);
        await dapr.Recorder.WaitAsync(dropped.Key, "/letters");
        await Task.Delay(150, Cancel);
        Assert.Equal(
            (1, 2, 2, 1),
            (Count(fine), Count(again), Count(unsaid), Count(dropped)));
        int Count(Order order) => dapr.Recorder.Of(order.Key, "/bulk").Count;
    }

    [Fact]
    public async Task An_entry_that_keeps_failing_becomes_a_dead_letter()
    {
        var order = Order.New(9, "RETRY");
        await dapr.Client.PublishEventAsync(PubSub, "conf.bulk", order with { Fail = 5 }, Cancel);
        await dapr.Recorder.WaitAsync(order.Key, "/letters");
        Assert.InRange(dapr.Recorder.Of(order.Key, "/bulk").Count, 2, 5);
    }
}
