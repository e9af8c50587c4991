using System.Text;
using Market.Local.Sidecar.Subscriptions;

namespace Market.Local.Tests.Sidecar.Subscriptions;

public sealed class SubscriptionParserTests
{
    [Fact]
    public void Names_are_read_whatever_their_case_and_paths_with_or_without_slash()
    {
        var subscription = Assert.Single(Parse("""[{"pubsubName":"p","TOPIC":"t","route":"/in","deadlettertopic":"d"}]"""));
        Assert.Equal(("p", "t", "d"), (subscription.PubSub, subscription.Topic, subscription.DeadLetterTopic));
        Assert.Equal("in", Assert.Single(subscription.Routes).Path);
        Assert.Null(subscription.Bulk);
        Assert.False(subscription.RawPayload);
    }

    [Fact]
    public void Rules_come_before_the_default_and_the_default_before_the_old_route()
    {
        var subscription = Assert.Single(Parse(
            """[{"pubsubname":"p","topic":"t","route":"old","routes":{"rules":[{"match":"event.type == 'a'","path":"a"},{"match":"","path":"b"}],"default":"c"}}]"""));
        Assert.Equal(["a", "b", "c"], subscription.Routes.Select(route => route.Path));
        Assert.Equal(["event.type == 'a'", null, null], subscription.Routes.Select(route => route.Match?.Text));
    }

    [Theory]
    [InlineData("{\"enabled\":true}", 100, 1000)]
    [InlineData("{\"enabled\":true,\"maxMessagesCount\":5,\"maxAwaitDurationMs\":20}", 5, 20)]
    public void A_bulk_subscription_has_daprs_defaults(string bulk, int count, int wait)
    {
        var subscription = Assert.Single(Parse($$"""[{"pubsubname":"p","topic":"t","route":"r","bulkSubscribe":{{bulk}} }]"""));
        Assert.Equal(new BulkSubscribe(count, TimeSpan.FromMilliseconds(wait)), subscription.Bulk);
    }

    [Fact]
    public void A_raw_subscription_says_so_in_its_metadata() =>
        Assert.True(Assert.Single(Parse("""[{"pubsubname":"p","topic":"t","route":"r","metadata":{"rawPayload":"true"}}]""")).RawPayload);

    [Fact]
    public void A_subscription_without_route_is_left_out() => Assert.Empty(Parse("""[{"pubsubname":"p","topic":"t"}]"""));

    [Fact]
    public void Null_is_no_subscription() => Assert.Empty(Parse("null"));

    [Theory]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("""[{"topic":1}]""")]
    [InlineData("""[{"topic":"t","route":"r","metadata":{"rawPayload":"maybe"}}]""")]
    [InlineData("""[{"topic":"t","routes":{"rules":[{"match":"nonsense","path":"r"}]}}]""")]
    public void What_cannot_be_read_is_refused(string json) => Assert.Throws<FormatException>(() => Parse(json));

    private static IReadOnlyList<Subscription> Parse(string json) => SubscriptionParser.Parse(Encoding.UTF8.GetBytes(json));
}
