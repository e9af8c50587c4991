using System.Net;

using Market.Testing;

namespace Market.Gateway.Tests.Guards;

/// <summary>Near a deadline nobody's traffic keeps another from handing in or taking back, not even from the same address (S-19).</summary>
public class OwnLaneTests
{
    private static readonly Dictionary<string, string?> Tight = new() { ["Market:Gateway:RequestsPerSecond"] = "4", ["Market:Gateway:SubmissionsPerSecond"] = "1" };
    private static readonly (string, string) OwnPage = ("X-Market", "1");

    [Fact]
    public async Task A_flood_of_a_rival_and_of_strangers_from_the_same_address_does_not_touch_who_is_signed_in()
    {
        await using var gateway = await RunningGateway.StartAsync(Tight);
        var rival = await gateway.Browser().SignInOnlyAsync();
        gateway.Issuer.Sub = Guid.CreateVersion7().ToString();
        var solver = await gateway.Browser().SignInOnlyAsync();

        await FloodAsync(() => gateway.Browser().GetAsync("/"));
        await FloodAsync(() => rival.SendAsync(HttpMethod.Post, "/api/solutions/x/submission", OwnPage));
        await FloodAsync(() => gateway.Browser().SendAsync(HttpMethod.Post, "/api/solutions/x/submission", ("Authorization", "Bearer made-up")));

        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, "/mijn/oplossingen/x/indienen"), (HttpMethod.Post, "/mijn/oplossingen/x/indienen"), (HttpMethod.Get, "/mijn/oplossingen/x/ontvangstbewijs"),
            (HttpMethod.Post, "/mijn/oplossingen/x/intrekken"), (HttpMethod.Post, "/api/solutions/x/submission"), (HttpMethod.Delete, "/api/solutions/x/submission"),
        })
            Assert.Equal((path, HttpStatusCode.OK), (path, (await solver.SendAsync(method, path, OwnPage)).StatusCode));
    }

    [Fact]
    public async Task A_lane_has_a_limit_too_and_says_when_to_come_back()
    {
        await using var gateway = await RunningGateway.StartAsync(Tight);
        var solver = await gateway.Browser().SignInOnlyAsync();

        using var refused = await FloodAsync(() => solver.SendAsync(HttpMethod.Post, "/api/solutions/x/submission", OwnPage));

        Assert.Equal("too-many-requests", await refused.ErrorCodeAsync());
        Assert.True(refused.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_made_up_session_has_no_lane()
    {
        await using var gateway = await RunningGateway.StartAsync(Tight);
        await FloodAsync(() => gateway.Browser().SendAsync(HttpMethod.Post, "/api/solutions/x/submission", ("Cookie", "market.session=made-up")));
        using var other = await gateway.Browser().SendAsync(HttpMethod.Post, "/api/solutions/x/submission", ("Cookie", "market.session=another"));
        Assert.Equal(HttpStatusCode.TooManyRequests, other.StatusCode);
    }

    /// <summary>Asks at once and again until it is refused.</summary>
    private static async Task<HttpResponseMessage> FloodAsync(Func<Task<HttpResponseMessage>> ask)
    {
        for (var round = 0; round < 20; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => ask()));
            if (Array.Find(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests) is { } refused)
                return refused;
        }

        throw new InvalidOperationException("No limit was met");
    }
}
