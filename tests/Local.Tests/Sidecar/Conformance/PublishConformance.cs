using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dapr;
using Dapr.Client;
using Grpc.Core;

namespace Market.Local.Tests.Sidecar.Conformance;

[Collection(nameof(DaprUnderTest))]
public sealed class PublishConformance(DaprUnderTest dapr)
{
    private const string PubSub = ConformanceApp.PubSub;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_published_by_grpc_arrives_as_a_cloud_event()
    {
        var order = Order.New();
        await dapr.Client.PublishEventAsync(PubSub, "conf.plain", order, Cancel);

        var got = (await dapr.Recorder.WaitAsync(order.Key))[0];
        Assert.Equal("/plain", got.Path);
        Assert.Equal("application/cloudevents+json", got.Headers["Content-Type"]);
        Assert.True(Guid.TryParse(got["id"], out _));
        Assert.Equal("1.0", got["specversion"]);
        Assert.Equal("com.dapr.event.sent", got["type"]);
        Assert.Equal(DaprUnderTest.AppId, got["source"]);
        Assert.Equal("conf.plain", got["topic"]);
        Assert.Equal(PubSub, got["pubsubname"]);
        Assert.Equal("application/json", got["datacontenttype"]);
        Assert.Equal(order.Key, got.Data.GetProperty("key").GetString());
        Assert.True(DateTimeOffset.TryParse(got["time"], CultureInfo.InvariantCulture, out var time));
        Assert.InRange((DateTimeOffset.UtcNow - time).Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task An_event_published_by_http_is_answered_with_204_and_arrives(string method)
    {
        var order = Order.New();
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), $"/v1.0/publish/{PubSub}/conf.plain")
        {
            Content = JsonContent.Create(order),
        };
        using var response = await dapr.Http.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        await dapr.Recorder.WaitAsync(order.Key, "/plain");
    }

    [Fact]
    public async Task Text_is_carried_as_a_string()
    {
        var got = await PublishAsync(Key(out var key), "text/plain");
        Assert.Equal("text/plain", got["datacontenttype"]);
        Assert.Equal(key, got["data"]);
    }

    [Fact]
    public async Task An_event_without_content_type_is_text()
    {
        var got = await PublishAsync(Key(out var key), null);
        Assert.Equal("text/plain", got["datacontenttype"]);
        Assert.Equal(key, got["data"]);
    }

    [Fact]
    public async Task Bytes_are_carried_as_base64()
    {
        var got = await PublishAsync(Key(out var key), "application/octet-stream");
        Assert.Equal(Convert.ToBase64String(Encoding.UTF8.GetBytes(key)), got["data_base64"]);
        Assert.False(got.Body.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Json_under_another_json_type_is_embedded_with_its_numbers_unchanged()
    {
        var key = Guid.NewGuid().ToString("N");
        var got = await PublishAsync($$"""{"key":"{{key}}","n":12345678901234567890}""", "application/vnd.market+json");
        Assert.Equal("12345678901234567890", got.Data.GetProperty("n").GetRawText());
    }

    [Fact]
    public async Task What_calls_itself_json_and_is_not_is_carried_as_a_string()
    {
        var got = await PublishAsync("{" + Key(out var key), "application/json");
        Assert.Equal("{" + key, got["data"]);
    }

    [Fact]
    public async Task Metadata_overrides_fields_of_the_envelope()
    {
        var order = Order.New();
        var metadata = new Dictionary<string, string>
        {
            ["cloudevent.id"] = order.Key, ["cloudevent.type"] = "market.changed", ["cloudevent.source"] = "elsewhere", ["cloudevent.subject"] = "one",
        };
        await dapr.Client.PublishEventAsync(PubSub, "conf.plain", order, metadata, Cancel);

        var got = (await dapr.Recorder.WaitAsync(order.Key))[0];
        Assert.Equal((order.Key, "market.changed", "elsewhere", "one"), (got["id"], got["type"], got["source"], got["subject"]));
    }

    [Fact]
    public async Task A_cloud_event_passes_with_its_own_fields_and_the_missing_ones_filled_in()
    {
        var key = Guid.NewGuid().ToString("N");
        var got = await PublishAsync(
            $$"""{"id":"{{key}}","source":"me","topic":"x","extra":7,"data":{"key":"{{key}}"} }""", "application/cloudevents+json");
        Assert.Equal((key, "me", "conf.plain", PubSub), (got["id"], got["source"], got["topic"], got["pubsubname"]));
        Assert.Equal(("com.dapr.event.sent", "1.0"), (got["type"], got["specversion"]));
        Assert.Equal(7, got.Body.GetProperty("extra").GetInt32());
    }

    [Fact]
    public async Task The_sdks_cloud_event_keeps_its_type()
    {
        var order = Order.New();
        var cloudEvent = new CloudEvent<Order>(order) { Source = new Uri("urn:me"), Type = "own.type" };
        await dapr.Client.PublishEventAsync(PubSub, "conf.plain", cloudEvent, Cancel);
        Assert.Equal("own.type", (await dapr.Recorder.WaitAsync(order.Key))[0]["type"]);
    }

    [Fact]
    public async Task A_broken_cloud_event_is_refused()
    {
        using var response = await PostAsync("conf.plain", "{", "application/cloudevents+json");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("ERR_PUBSUB_CLOUD_EVENTS_SER", await CodeAsync(response));
    }

    [Fact]
    public async Task A_raw_payload_arrives_wrapped_in_base64()
    {
        var order = Order.New();
        using var response = await PostAsync("conf.raw?metadata.rawPayload=true", order.ToJson(), "application/json");
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);

        var got = (await dapr.Recorder.WaitAsync(order.Key, "/raw"))[0];
        Assert.Equal(order.ToJson(), Encoding.UTF8.GetString(got.Body.GetProperty("data_base64").GetBytesFromBase64()));
        Assert.Equal(("com.dapr.event.sent", "conf.raw", PubSub), (got["type"], got["topic"], got["pubsubname"]));
    }

    [Fact]
    public async Task A_raw_payload_switch_that_is_no_truth_value_is_refused()
    {
        using var response = await PostAsync("conf.raw?metadata.rawPayload=perhaps", "{}", "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("ERR_PUBSUB_REQUEST_METADATA", await CodeAsync(response));
    }

    [Fact]
    public async Task The_trace_of_the_publisher_reaches_the_subscriber()
    {
        var trace = Guid.NewGuid().ToString("N");
        var order = Order.New();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1.0/publish/{PubSub}/conf.plain") { Content = JsonContent.Create(order) };
        request.Headers.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        using var response = await dapr.Http.SendAsync(request, Cancel);

        var got = (await dapr.Recorder.WaitAsync(order.Key))[0];
        Assert.Equal(trace, got["traceparent"].Split('-')[1]);
        Assert.Equal(got["traceparent"], got["traceid"]);
        Assert.Equal(trace, got.Headers["traceparent"].Split('-')[1]);
    }

    [Theory]
    [InlineData("nowhere", "conf.plain", "ERR_PUBSUB_NOT_FOUND")]
    [InlineData(PubSub, "", "ERR_TOPIC_EMPTY")]
    public async Task By_http_an_unknown_pubsub_or_empty_topic_is_not_found(string pubSub, string topic, string code)
    {
        using var response = await dapr.Http.PostAsync($"/v1.0/publish/{pubSub}/{topic}", JsonContent.Create(1), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(code, await CodeAsync(response));
    }

    [Fact]
    public async Task By_grpc_an_unknown_pubsub_is_an_invalid_argument()
    {
        var error = await Assert.ThrowsAsync<DaprException>(() => dapr.Client.PublishEventAsync("nowhere", "conf.plain", 1, Cancel));
        Assert.Equal(StatusCode.InvalidArgument, Assert.IsType<RpcException>(error.InnerException).StatusCode);
    }

    private static string Key(out string key) => key = Guid.NewGuid().ToString("N");

    private static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errorCode").GetString();

    private async Task<Delivered> PublishAsync(string body, string? contentType)
    {
        using var response = await PostAsync("conf.plain", body, contentType);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var key = body.Split('"').Select(part => part.TrimStart('{')).First(part => part.Length == 32);
        return (await dapr.Recorder.WaitAsync(key))[0];
    }

    private Task<HttpResponseMessage> PostAsync(string target, string body, string? contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (contentType is not null)
        {
            content.Headers.ContentType = new(contentType);
        }

        return dapr.Http.PostAsync($"/v1.0/publish/{PubSub}/{target}", content, Cancel);
    }
}
