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
