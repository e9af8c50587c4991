using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Market.Local.Tests.Sidecar.Conformance;

[Collection(nameof(DaprUnderTest))]
public sealed class HealthConformance(DaprUnderTest dapr)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1.0/healthz")]
    [InlineData("/v1.0/healthz/outbound")]
    public async Task Health_is_answered_with_204(string path)
    {
        using var response = await dapr.Http.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task The_sdk_finds_the_sidecar_healthy()
    {
        await dapr.Client.WaitForSidecarAsync(Cancel);
        Assert.True(await dapr.Client.CheckHealthAsync(Cancel));
        Assert.True(await dapr.Client.CheckOutboundHealthAsync(Cancel));
    }

    [Fact]
    public async Task Metadata_tells_the_app_its_component_and_its_subscriptions()
    {
        var json = await dapr.Http.GetFromJsonAsync<JsonElement>("/v1.0/metadata", Cancel);
        Assert.Equal(DaprUnderTest.AppId, json.GetProperty("id").GetString());
        Assert.Contains(json.GetProperty("components").EnumerateArray(), part => part.GetProperty("name").GetString() == ConformanceApp.PubSub);
        var routed = json.GetProperty("subscriptions").EnumerateArray().Single(item => item.GetProperty("topic").GetString() == "conf.routed");
        Assert.Equal("PROGRAMMATIC", routed.GetProperty("type").GetString());
        Assert.Equal(
            ["routed-a", "routed-b", "routed"],
            routed.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("path").GetString()!.TrimStart('/')));
    }

    [Fact]
    public async Task A_label_is_kept()
    {
        using var response = await dapr.Http.PutAsync("/v1.0/metadata/by-http", new StringContent("one"), Cancel);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        await dapr.Client.SetMetadataAsync("by-grpc", "two", Cancel);

        var said = await dapr.Client.GetMetadataAsync(Cancel);
        Assert.Equal(DaprUnderTest.AppId, said.Id);
        Assert.Equal(("one", "two"), (said.Extended["by-http"], said.Extended["by-grpc"]));
    }
}
