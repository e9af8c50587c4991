using System.Net;
using System.Text.Json;

using Market.Gateway.Session;
using Market.Testing;

using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Market.Gateway.Tests.Session;

public sealed class SessionTests
{
    [Fact]
    public async Task Parallel_requests_with_an_old_token_renew_it_once()
    {
        await using var gateway = await RunningGateway.StartAsync();
        gateway.Issuer.AccessTokenLifetime = TimeSpan.FromSeconds(30);
        var browser = await gateway.Browser().SignInOnlyAsync();
        gateway.Issuer.AccessTokenLifetime = TimeSpan.FromMinutes(5);
        var seen = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.SeenAsync("/api/solutions/mine")));
        Assert.Equal(1, gateway.Issuer.Refreshes);
        Assert.Single(seen.Select(request => request.Header("authorization")).Distinct());
        await browser.SeenAsync("/api/solutions/mine");
        Assert.Equal(1, gateway.Issuer.Refreshes);
    }

    [Fact]
    public async Task A_refused_renewal_ends_the_session()
    {
        await using var gateway = await RunningGateway.StartAsync();
        gateway.Issuer.RefusesRefresh = true;
        gateway.Issuer.AccessTokenLifetime = TimeSpan.FromSeconds(30);
        var browser = await gateway.Browser().SignInOnlyAsync();
        Assert.Null((await browser.SeenAsync("/api/challenges/mine")).Header("authorization"));
        Assert.False((await (await browser.GetAsync("/bff/session")).ReadAsync<SessionReply>()).SignedIn);
        Assert.Equal(1, gateway.Issuer.Refreshes);
    }

    [Fact]
    public async Task When_the_issuer_is_down_the_session_stays()
    {
        await using var gateway = await RunningGateway.StartAsync();
        gateway.Issuer.AccessTokenLifetime = TimeSpan.FromSeconds(30);
        var browser = await gateway.Browser().SignInOnlyAsync();
        await gateway.StopAsync("identity");
        Assert.NotNull((await browser.SeenAsync("/api/challenges/mine")).Header("authorization"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_at_the_issuer()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = await gateway.Browser().SignInAsync();
        var stolen = browser.Cookies.GetCookieHeader(new Uri(gateway.Url));

        using var answer = await browser.SendAsync(HttpMethod.Post, "/bff/logout", ("Sec-Fetch-Site", "same-origin"));
        Assert.StartsWith(gateway.Issuer.Issuer + "/protocol/openid-connect/logout", answer.Headers.Location!.ToString());
        Assert.DoesNotContain("eyJ", answer.Headers.Location.ToString());
        using var end = await browser.FollowAsync(answer.Headers.Location.ToString());
        Assert.Equal("/", (await end.ReadAsync<Seen>()).Path);
        Assert.StartsWith("ey", gateway.Issuer.LastIdTokenHint);

        using var again = await browser.FollowAsync(answer.Headers.Location.ToString());
        Assert.DoesNotContain("eyJ", gateway.Issuer.LastIdTokenHint);
        using var replay = await gateway.Browser().SendAsync(HttpMethod.Get, "/api/challenges/mine", ("Cookie", stolen));
        Assert.Null((await replay.ReadAsync<Seen>()).Header("authorization"));
    }

    [Fact]
    public async Task Signing_out_works_here_when_the_issuer_is_down()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = await gateway.Browser().SignInAsync();
        await gateway.StopAsync("identity");
        using var answer = await browser.SendAsync(HttpMethod.Post, "/bff/logout", ("Origin", gateway.Url));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.False((await (await browser.GetAsync("/bff/session")).ReadAsync<SessionReply>()).SignedIn);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Referer", "https://evil.example/x")]
    [InlineData("X-Other", "1")]
    public async Task Another_site_cannot_sign_anyone_out(string header, string value)
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = await gateway.Browser().SignInAsync();
        using var answer = await browser.SendAsync(HttpMethod.Post, "/bff/logout", (header, value));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.True((await (await browser.GetAsync("/bff/session")).ReadAsync<SessionReply>()).SignedIn);
    }

    [Fact]
    public async Task Asking_for_sign_out_by_get_only_shows_a_button()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = await gateway.Browser().SignInAsync();
        var page = await (await browser.GetAsync("/bff/logout")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("<form method=\"post\" action=\"/bff/logout\">", page);
        Assert.True((await (await browser.GetAsync("/bff/session")).ReadAsync<SessionReply>()).SignedIn);
    }

    [Theory]
    [InlineData("sid")]
    [InlineData("sub")]
    public async Task The_issuer_can_end_a_session_behind_the_scenes(string claim)
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = await gateway.Browser().SignInAsync();
        var issuer = gateway.Issuer;
        var token = issuer.Sign(new() { [claim] = claim == "sid" ? issuer.Sid : issuer.Sub, ["events"] = LogoutEvent() }, "market-gateway");
        using var answer = await PostLogoutTokenAsync(gateway, token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False((await (await browser.GetAsync("/bff/session")).ReadAsync<SessionReply>()).SignedIn);
        await Task.Delay(5, TestContext.Current.CancellationToken);
        await browser.SignInAsync();
        Assert.True((await (await browser.GetAsync("/bff/session")).ReadAsync<SessionReply>()).SignedIn);
    }

    [Fact]
    public async Task A_logout_token_must_be_signed_for_us_and_be_one()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = await gateway.Browser().SignInAsync();
        var issuer = gateway.Issuer;
        string[] wrong =
        [
            "", "not.a.token",
            issuer.Sign(new() { ["sid"] = issuer.Sid, ["events"] = LogoutEvent() }, "someone-else"),
            issuer.Sign(new() { ["sid"] = issuer.Sid }, "market-gateway"),
            issuer.Sign(new() { ["sid"] = issuer.Sid, ["nonce"] = "n", ["events"] = LogoutEvent() }, "market-gateway"),
            new StubIssuer { PublicUrl = gateway.Url }.Sign(new() { ["sid"] = issuer.Sid, ["events"] = LogoutEvent() }, "market-gateway"),
        ];
        foreach (var token in wrong)
            Assert.Equal(HttpStatusCode.BadRequest, (await PostLogoutTokenAsync(gateway, token)).StatusCode);
        Assert.True((await (await browser.GetAsync("/bff/session")).ReadAsync<SessionReply>()).SignedIn);
    }

    [Fact]
    public async Task A_session_survives_a_restart_with_the_same_keys_and_cache_and_is_unreadable_there()
    {
        var cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        var recording = new RecordingCache(cache);
        await using var gateway = await RunningGateway.StartAsync(cache: recording);
        var browser = await gateway.Browser().SignInAsync();
        await gateway.RestartAsync();
        Assert.NotNull((await browser.SeenAsync("/api/challenges/mine")).Header("authorization"));
        Assert.NotEmpty(recording.Written);
        Assert.DoesNotContain(recording.Written, bytes => System.Text.Encoding.Latin1.GetString(bytes).Contains("eyJ", StringComparison.Ordinal));
    }

    private static JsonElement LogoutEvent() =>
        JsonSerializer.SerializeToElement(new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new { } });

    private static Task<HttpResponseMessage> PostLogoutTokenAsync(RunningGateway gateway, string token) =>
        gateway.Browser().SendAsync(HttpMethod.Post, "/bff/backchannel-logout", new FormUrlEncodedContent(new Dictionary<string, string> { ["logout_token"] = token }));

    private sealed class RecordingCache(IDistributedCache inner) : IDistributedCache
    {
        public List<byte[]> Written { get; } = [];

        public byte[]? Get(string key) => inner.Get(key);

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => inner.GetAsync(key, token);

        public void Refresh(string key) => inner.Refresh(key);

        public Task RefreshAsync(string key, CancellationToken token = default) => inner.RefreshAsync(key, token);

        public void Remove(string key) => inner.Remove(key);

        public Task RemoveAsync(string key, CancellationToken token = default) => inner.RemoveAsync(key, token);

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => inner.Set(key, value, options);

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            lock (Written)
                Written.Add(value);
            return inner.SetAsync(key, value, options, token);
        }
    }
}
