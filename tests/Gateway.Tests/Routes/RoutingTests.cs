using System.Net;

using Market.Testing;

namespace Market.Gateway.Tests.Routes;

public sealed class RoutingTests
{
    [Theory]
    [InlineData("/api/challenges", "challenges", "/api/challenges")]
    [InlineData("/api/challenges/a/documents/b?x=1", "challenges", "/api/challenges/a/documents/b")]
    [InlineData("/api/solutions/mine", "solutions", "/api/solutions/mine")]
    [InlineData("/api/openings", "solutions", "/api/openings")]
    [InlineData("/api/juries/x", "solutions", "/api/juries/x")]
    [InlineData("/api/awards/x", "solutions", "/api/awards/x")]
    [InlineData("/api/identity/me", "identity", "/api/identity/me")]
    [InlineData("/api/notifications/count", "notifications", "/api/notifications/count")]
    [InlineData("/account/login", "identity", "/account/login")]
    [InlineData("/realms/market/other", "identity", "/realms/market/other")]
    [InlineData("/openapi/solutions.json", "solutions", "/openapi/v1.json")]
    [InlineData("/", "portal", "/")]
    [InlineData("/uitdagingen/x", "portal", "/uitdagingen/x")]
    public async Task Each_path_reaches_its_service(string path, string app, string upstream)
    {
        await using var gateway = await RunningGateway.StartAsync();
        var seen = await gateway.Browser().SeenAsync(path);
        Assert.Equal((app, upstream), (seen.App, seen.Path));
    }

    [Theory]
    [InlineData("/internal/events?after=0")]
    [InlineData("/%69nternal/events")]
    [InlineData("/INTERNAL/events")]
    [InlineData("/dapr/subscribe")]
    [InlineData("/health/other")]
    [InlineData("/api/unknown")]
    [InlineData("/api")]
    [InlineData("/api/challenges/../../internal/events")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/openapi/portal.json")]
    [InlineData("/bff/unknown")]
    public async Task What_is_inside_is_not_there_from_outside(string path)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.Browser().GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_encoded_slash_does_not_climb_out_of_a_route()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var seen = await gateway.Browser().SeenAsync("/api/challenges/..%2f..%2finternal/events");
        Assert.StartsWith("/api/challenges/..%2f", seen.Path, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task With_an_issuer_elsewhere_its_paths_are_not_routed_to_identity()
    {
        await using var gateway = await RunningGateway.StartAsync(new() { ["Market:Authority"] = "http://keycloak.example/realms/market" });
        Assert.Equal("portal", (await gateway.Browser().SeenAsync("/realms/market/x")).App);
    }

    [Theory]
    [InlineData("/", "market.lang=c%3Dnl; market.af=a; market.form.draft=d")]
    [InlineData("/account/login", "market.lang=c%3Dnl; market.af=a; market.af.idp=b; market.idp=e; market.idp.ext=f")]
    [InlineData("/api/challenges", null)]
    public async Task Each_service_sees_its_own_cookies_only(string path, string? expected)
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = await gateway.Browser().SignInAsync();
        var session = browser.Cookies.GetCookieHeader(new Uri(gateway.Url));
        Assert.Contains("market.session=", session);
        var cookies = $"{session}; market.lang=c%3Dnl; market.af=a; market.af.idp=b; market.form.draft=d; market.idp=e; market.idp.ext=f; other=g; market.session2=h";
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Get, path, ("Cookie", cookies));
        Assert.Equal(expected, (await answer.ReadAsync<Seen>()).Header("cookie"));
    }

    [Fact]
    public async Task A_service_cannot_set_anothers_cookies()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var portal = await gateway.Browser().GetAsync("/cookies");
        Assert.Equal(["market.lang=c%3Dfr; path=/"], portal.Headers.GetValues("Set-Cookie"));
        using var api = await gateway.Browser().GetAsync("/api/challenges/cookies");
        Assert.False(api.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/api/challenges", "Bearer own")]
    [InlineData("/realms/market/protocol/openid-connect/userinfo", "Bearer own")]
    [InlineData("/", null)]
    public async Task A_callers_own_token_passes_to_apis_and_issuer_but_not_to_the_portal(string path, string? expected)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Get, path, ("Authorization", "Bearer own"));
        Assert.Equal(expected, (await answer.ReadAsync<Seen>()).Header("authorization"));
    }

    [Fact]
    public async Task The_issuer_gets_no_token_of_the_session()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = await gateway.Browser().SignInAsync();
        Assert.Null((await browser.SeenAsync("/account/login")).Header("authorization"));
    }

    [Theory]
    [InlineData("dapr-api-token")]
    [InlineData("dapr-app-id")]
    [InlineData("X-Forwarded-Prefix")]
    [InlineData("X-Forwarded-Port")]
    [InlineData("X-Original-URL")]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("Forwarded")]
    public async Task Headers_that_only_insiders_may_say_are_removed(string header)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Get, "/api/challenges", (header, "test-app-token"));
        Assert.Null((await answer.ReadAsync<Seen>()).Header(header));
    }

    [Fact]
    public async Task Forwarded_headers_say_what_the_gateway_saw_not_what_the_caller_claims()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.Browser().SendAsync(
            HttpMethod.Get, "/account/login", ("X-Forwarded-For", "6.6.6.6"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"), ("Host", "evil.example"));
        var seen = await answer.ReadAsync<Seen>();
        Assert.Equal("127.0.0.1", seen.Header("x-forwarded-for"));
        Assert.Equal(new Uri(gateway.Url).Authority, seen.Header("x-forwarded-host"));
        Assert.Equal(new Uri(gateway.Url).Authority, seen.Header("host"));
        Assert.Equal("http", seen.Header("x-forwarded-proto"));
    }

    [Fact]
    public async Task The_caller_behind_a_trusted_proxy_is_the_one_it_names()
    {
        await using var gateway = await RunningGateway.StartAsync(new() { ["Market:Gateway:TrustedProxies:0"] = "127.0.0.0/8" });
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Get, "/", ("X-Forwarded-For", "6.6.6.6"));
        Assert.Equal("6.6.6.6", (await answer.ReadAsync<Seen>()).Header("x-forwarded-for"));
    }

    [Fact]
    public async Task Head_gets_the_headers_of_get()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Head, "/uitdagingen");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
