namespace Market.Local.Tests.Sidecar.Conformance;

[Collection(nameof(DaprUnderTest))]
public sealed class DeliveryConformance(DaprUnderTest dapr)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("500")]
    [InlineData("400")]
    [InlineData("RETRY")]
    [InlineData("WHATEVER")]
    public async Task A_failed_delivery_is_tried_again(string how)
    {
        var order = Order.New(fail: 2, how);
        await PublishAsync("conf.plain", order);
        var tries = await dapr.Recorder.WaitAsync(order.Key, "/plain", 3);
        Assert.Single(tries.Select(got => got["id"]).Distinct());
        await StaysAtAsync(order, "/plain", 3);
    }

    [Theory]
    [InlineData("DROP")]
    [InlineData("404")]
    public async Task What_the_app_drops_becomes_a_dead_letter_without_a_second_try(string how)
    {
        var order = Order.New(fail: 1, how);
        await PublishAsync("conf.dead", order);
        var letter = (await dapr.Recorder.WaitAsync(order.Key, "/letters"))[0];
        Assert.Equal(dapr.Recorder.Of(order.Key, "/dead")[0]["id"], letter["id"]);
        Assert.Equal("conf.dead", letter["topic"]);
        await StaysAtAsync(order, "/dead", 1);
    }

    [Theory]
    [InlineData("DROP")]
    [InlineData("404")]
    public async Task Without_a_dead_letter_topic_what_the_app_drops_is_gone(string how)
    {
        var order = Order.New(fail: 9, how);
        await PublishAsync("conf.plain", order);
        await dapr.Recorder.WaitAsync(order.Key, "/plain");
        await StaysAtAsync(order, "/plain", 1);
    }

    [Fact]
    public async Task What_keeps_failing_becomes_a_dead_letter_when_the_tries_are_used_up()
    {
        // The letter itself is taken at the first try: its path has seen none before.
        var order = Order.New(fail: 5);
        await PublishAsync("conf.dead", order);
        await dapr.Recorder.WaitAsync(order.Key, "/letters");
        Assert.InRange(dapr.Recorder.Of(order.Key, "/dead").Count, 2, 5);
    }

    [Fact]
    public async Task An_event_past_its_time_to_live_is_not_delivered()
    {
        var order = Order.New();
        var expired = $$"""{"id":"1","source":"me","expiration":"2020-01-01T00:00:00Z","data":{{order.ToJson()}} }""";
        await dapr.Client.PublishByteEventAsync(
            ConformanceApp.PubSub, "conf.dead", System.Text.Encoding.UTF8.GetBytes(expired), "application/cloudevents+json", cancellationToken: Cancel);
        await Task.Delay(300, Cancel);
        Assert.Empty(dapr.Recorder.Of(order.Key, "/dead"));
    }

    [Fact]
    public async Task A_time_to_live_gives_the_event_an_expiration()
    {
        var order = Order.New();
        await dapr.Client.PublishEventAsync(
            ConformanceApp.PubSub, "conf.plain", order, new Dictionary<string, string> { ["ttlInSeconds"] = "60" }, Cancel);
        var got = (await dapr.Recorder.WaitAsync(order.Key))[0];
        Assert.InRange(DateTimeOffset.Parse(got["expiration"], null) - DateTimeOffset.UtcNow, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(61));
    }

    [Theory]
    [InlineData("a", "/routed-a")]
    [InlineData("b", "/routed-b")]
    [InlineData("c", "/routed")]
    public async Task The_first_rule_that_matches_the_type_decides_the_route(string type, string path)
    {
        var order = Order.New();
        await PublishAsync("conf.routed", order, new() { ["cloudevent.type"] = type });
        Assert.Equal(path, (await dapr.Recorder.WaitAsync(order.Key))[0].Path);
        await StaysAtAsync(order, path, 1);
    }

    [Fact]
    public async Task What_no_rule_matches_becomes_a_dead_letter()
    {
        var order = Order.New();
        await PublishAsync("conf.strict", order);
        await dapr.Recorder.WaitAsync(order.Key, "/letters");
        Assert.Empty(dapr.Recorder.Of(order.Key, "/strict"));
    }

    private Task PublishAsync(string topic, Order order, Dictionary<string, string>? metadata = null) =>
        dapr.Client.PublishEventAsync(ConformanceApp.PubSub, topic, order, metadata ?? [], Cancel);

    private async Task StaysAtAsync(Order order, string path, int count)
    {
        await Task.Delay(150, Cancel);
        Assert.Equal(count, dapr.Recorder.Of(order.Key, path).Count);
    }
}
