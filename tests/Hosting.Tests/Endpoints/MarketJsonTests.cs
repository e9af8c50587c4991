using System.Text.Json;

namespace Market.Hosting.Tests.Endpoints;

public sealed class MarketJsonTests
{
    private sealed record Body(string Title, int Weight);

    [Theory]
    [InlineData("""{"title":"a","weight":1,"status":"open"}""")]
    [InlineData("""{"title":"a","title":"b","weight":1}""")]
    [InlineData("""{"title":"a","weight":"1"}""")]
    [InlineData("""{"title":"a","weight":1e400}""")]
    [InlineData("""{"title":null,"weight":1}""")]
    [InlineData("""{"title":["a"],"weight":1}""")]
    [InlineData("""{"title":"a\u0000","weight":1}""")]
    [InlineData("""{"title":"\ud800","weight":1}""")]
    public void Hostile_shapes_are_refused(string json) =>
        Assert.ThrowsAny<Exception>(() => JsonSerializer.Deserialize<Body>(json, MarketJson.Options));

    private sealed record Needs(int Version, string Title, int? Maximum, int Weight = 3);

    [Theory]
    [InlineData("""{"title":"a"}""")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":null,"title":"a"}""")]
    public void What_may_not_be_null_may_not_be_left_out(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Needs>(json, MarketJson.Options));

    [Fact]
    public void What_may_be_null_or_has_a_default_may_be_left_out() =>
        Assert.Equal(new Needs(1, "a", null, 3), JsonSerializer.Deserialize<Needs>("""{"version":1,"title":"a"}""", MarketJson.Options));

    [Fact]
    public void An_event_of_an_older_writer_is_read_without_the_fields_it_did_not_know() =>
        Assert.Equal(0, JsonSerializer.Deserialize<Needs>("""{"title":"a"}""", MarketJson.Tolerant)!.Version);

    private sealed record Lists(IReadOnlyList<Body> Bodies, IReadOnlyList<string> Texts, IReadOnlyList<int> Numbers);

    [Theory]
    [InlineData("""{"bodies":[null],"texts":[],"numbers":[]}""")]
    [InlineData("""{"bodies":[],"texts":["a",null],"numbers":[]}""")]
    [InlineData("""{"bodies":[],"texts":[],"numbers":[null]}""")]
    public void An_item_of_a_list_is_never_null(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Lists>(json, MarketJson.Options));

    [Fact]
    public void Nesting_beyond_the_limit_is_refused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<JsonElement>(new string('[', 2000) + new string(']', 2000), MarketJson.Options));

    [Fact]
    public void Decomposed_accents_arrive_composed() =>
        Assert.Equal("caf\u00e9", JsonSerializer.Deserialize<string>("\"cafe\\u0301\"", MarketJson.Options));
}
