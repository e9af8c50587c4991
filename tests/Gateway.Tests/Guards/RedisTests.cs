using System.Net;

using Market.Gateway.Session;
using Market.Testing;

namespace Market.Gateway.Tests.Guards;

/// <summary>With <c>Market:Cache=redis</c>, what one gateway knows the next one knows.</summary>
public sealed class RedisTests
{
    [Fact]
    public async Task A_session_outlives_the_gateway_that_began_it()
    {
        await using var gateway = await RunningGateway.StartAsync(await SettingsAsync());
        var browser = await gateway.Browser().SignInAsync();
        await gateway.RestartAsync();
        Assert.True((await (await browser.GetAsync("/bff/session")).ReadAsync<SessionReply>()).SignedIn);
        Assert.StartsWith("Bearer ey", (await browser.SeenAsync("/api/challenges/mine")).Header("authorization"));
        using var answer = await browser.SendAsync(HttpMethod.Post, "/bff/logout", ("Sec-Fetch-Site", "same-origin"));
        Assert.False((await (await browser.GetAsync("/bff/session")).ReadAsync<SessionReply>()).SignedIn);
    }

    [Fact]
    public async Task Gateways_count_requests_together()
    {
        var settings = await SettingsAsync();
        settings["Market:Gateway:SubmissionsPerSecond"] = "1";
        await using var gateway = await RunningGateway.StartAsync(settings);
        var statuses = new List<HttpStatusCode>();
        for (var request = 0; request < 11; request++)
        {
            if (request == 5)
                await gateway.RestartAsync();
            using var answer = await gateway.Browser().SendAsync(HttpMethod.Post, "/api/solutions/x/submission");
            statuses.Add(answer.StatusCode);
            if (request == 10)
                Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10);
        }

        Assert.Equal(10, statuses.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task Without_redis_nothing_is_refused_for_its_number()
    {
        await using var gateway = await RunningGateway.StartAsync(new() { ["Market:Cache"] = "redis", ["Market:Redis"] = "127.0.0.1:1,connectTimeout=200,syncTimeout=200,asyncTimeout=200" });
        Assert.Equal(HttpStatusCode.OK, (await gateway.Browser().GetAsync("/api/challenges")).StatusCode);
    }

    /// <summary>General requests are not counted here, so that the tests do not eat each other's.</summary>
    private static async Task<Dictionary<string, string?>> SettingsAsync() => new()
    {
        ["Market:Cache"] = "redis",
        ["Market:Redis"] = await RedisServer.ConfigurationAsync(),
        ["Market:Gateway:RequestsPerSecond"] = "0",
    };
}
