using System.Text.Json;
using Market.Local.Sidecar.Subscriptions;

namespace Market.Local.Tests.Sidecar.Subscriptions;

public sealed class RouteRuleTests
{
    private static readonly JsonElement Event = JsonDocument.Parse(
        """{"type":"ChallengePublished","source":"challenges","data":{"n":3,"yes":true,"none":null,"tags":["a","b"],"a b":1}}""").RootElement;

    [Theory]
    [InlineData("event.type == \"ChallengePublished\"", true)]
    [InlineData("event.type == 'Other'", false)]
    [InlineData("event.type != 'Other'", true)]
    [InlineData("event[\"type\"] == 'ChallengePublished'", true)]
    [InlineData("event.data['a b'] == 1", true)]
    [InlineData("event.data.n > 2 && event.data.n <= 3", true)]
    [InlineData("event.data.n == -3 || event.data.yes", true)]
    [InlineData("!event.data.yes", false)]
    [InlineData("!(event.data.yes && event.data.n < 3)", true)]
    [InlineData("event.data.none == null", true)]
    [InlineData("event.type in ['x', 'ChallengePublished']", true)]
    [InlineData("'b' in event.data.tags", true)]
    [InlineData("'c' in event.data.tags", false)]
    [InlineData("event.data.tags[1] == 'b'", true)]
    [InlineData("size(event.data.tags) == 2", true)]
    [InlineData("has(event.data.n) && !has(event.data.missing)", true)]
    [InlineData("event.type.startsWith('Challenge')", true)]
    [InlineData("event.type.endsWith('ed') && event.source.contains('alle')", true)]
    [InlineData("'a\\'b' == \"a'b\"", true)]
    [InlineData("false || true && false", false)]
    [InlineData("'1' == 1", false)]
    public void A_rule_is_worked_out(string rule, bool matches) => Assert.Equal(matches, RouteRule.Parse(rule).Matches(Event));

    [Theory]
    [InlineData("event.missing == 1")]
    [InlineData("event.type > 1")]
    [InlineData("event.type")]
    [InlineData("event.data.n && true")]
    [InlineData("event.data.tags[7] == 'x'")]
    public void A_rule_that_the_event_does_not_fit_fails(string rule) =>
        Assert.Throws<RuleFailure>(() => RouteRule.Parse(rule).Matches(Event));

    [Theory]
    [InlineData("event.type ==")]
    [InlineData("event.type == 'x")]
    [InlineData("(event.type == 'x'")]
    [InlineData("event.type = 'x'")]
    [InlineData("type == 'x'")]
    [InlineData("event.type.matches('x')")]
    [InlineData("event.type == 'x' 'y'")]
    [InlineData("event.data.n == 1.2.3")]
    public void A_rule_outside_the_supported_part_is_refused(string rule) =>
        Assert.Throws<FormatException>(() => RouteRule.Parse(rule));
}
