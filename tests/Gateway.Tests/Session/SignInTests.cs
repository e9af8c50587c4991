using System.Net;
using System.Net.Http.Json;

using Market.Gateway.Session;
using Market.Testing;

namespace Market.Gateway.Tests.Session;

public sealed class SignInTests
{
    private const string SessionCookie = "market.session";

    [Fact]
    public async Task Signing_in_ends_at_the_page_that_was_asked_and_services_see_who_it_is()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = await gateway.Browser().SignInAsync();

        var session = await (await browser.GetAsync("/bff/session")).ReadAsync<SessionReply>();
        Assert.True(session.SignedIn);
        Assert.Equal("An Peeters", session.Name);
        Assert.Equal(["member", "officer"], session.Roles);
        Assert.InRange(session.ExpiresAt!.Value, DateTimeOffset.UtcNow.AddHours(7), DateTimeOffset.UtcNow.AddHours(9));
        Assert.StartsWith("Bearer ey", (await browser.SeenAsync("/api/challenges/mine")).Header("authorization"));
        Assert.StartsWith("Bearer ey", (await browser.SeenAsync("/mijn/uitdagingen")).Header("authorization"));
    }

    [Fact]
    public async Task Who_is_signed_in_stays_so_unless_the_issuer_is_to_be_asked_again()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = await gateway.Browser().SignInAsync();
        Assert.Equal("/x", (await browser.GetAsync("/bff/login?returnUrl=/x")).Headers.Location!.ToString());
        var before = browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == SessionCookie).Value;

        using var answer = await browser.FollowAsync("/bff/login?returnUrl=/after&again=true");

        Assert.Equal("/after", (await answer.ReadAsync<Seen>()).Path);
        Assert.NotEqual(before, browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == SessionCookie).Value);
        browser.Cookies.Add(new Uri(gateway.Url), new Cookie(SessionCookie, before, "/"));
        Assert.False((await (await browser.GetAsync("/bff/session")).ReadAsync<SessionReply>()).SignedIn);
    }

    [Fact]
    public async Task No_token_reaches_the_browser_in_a_cookie_header_or_body()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = gateway.Browser();
        var received = new List<string>();
        var path = "/bff/login?returnUrl=/after";
        for (var steps = 0; steps < 10; steps++)
        {
            using var answer = await browser.GetAsync(path);
            received.Add(answer.Headers.ToString());
            if (answer.StatusCode != HttpStatusCode.Redirect)
                break;
            path = answer.Headers.Location!.ToString();
        }

        received.Add(await (await browser.GetAsync("/bff/session")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(received.Count > 4);
        Assert.DoesNotContain(received, text => text.Contains("eyJ", StringComparison.Ordinal) || text.Contains("refresh-", StringComparison.Ordinal));
        Assert.True(browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == SessionCookie).Value.Length < 1000);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = gateway.Browser();
        var toIssuer = (await browser.GetAsync("/bff/login")).Headers.Location!.ToString();
        var toCallback = (await browser.GetAsync(toIssuer)).Headers.Location!.ToString();
        using var back = await browser.GetAsync(toCallback);
        var cookie = back.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith(SessionCookie, StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Contains("path=/", cookie);
        Assert.DoesNotContain("domain", cookie);
        Assert.Contains("code_challenge_method=S256", toIssuer);
        Assert.DoesNotContain("form_post", toIssuer);
    }

    [Fact]
    public async Task Over_https_the_cookie_has_the_host_prefix_and_hsts_is_sent()
    {
        await using var gateway = await RunningGateway.StartAsync(new() { ["Market:PublicUrl"] = "https://market.example" });
        var browser = gateway.Browser();
        using var moved = await browser.GetAsync("/bff/login?returnUrl=%2Fx");
        Assert.Equal("https://market.example/bff/login?returnUrl=%2Fx", moved.Headers.Location!.ToString());
        using var login = await browser.SendAsync(HttpMethod.Get, "/bff/login", ("Host", "market.example"));
        Assert.StartsWith("https://market.example/realms/market/protocol/openid-connect/auth", login.Headers.Location!.ToString());
        Assert.Contains("redirect_uri=https%3A%2F%2Fmarket.example%2Fbff%2Fcallback", login.Headers.Location!.ToString());
        Assert.All(login.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie));
        Assert.Equal("max-age=31536000", login.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.Contains(("market.example", "https"), gateway.Issuer.BackchannelCalls);
    }

    [Fact]
    public async Task Another_browsers_answer_from_the_issuer_is_refused_with_a_page_to_try_again()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var attacker = gateway.Browser();
        var toIssuer = (await attacker.GetAsync("/bff/login")).Headers.Location!.ToString();
        var callback = (await attacker.GetAsync(toIssuer)).Headers.Location!.ToString();
        var victim = gateway.Browser();
        using var answer = await victim.GetAsync(callback);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Aanmelden is niet gelukt", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.DoesNotContain(victim.Cookies.GetAllCookies(), cookie => cookie.Name == SessionCookie && cookie.Value.Length > 0);
    }

    [Fact]
    public async Task Signing_in_again_gives_a_new_session_key_and_ends_the_session_before()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = await gateway.Browser().SignInAsync();
        var first = browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == SessionCookie).Value;
        var start = gateway.Browser();
        var toIssuer = (await start.GetAsync("/bff/login")).Headers.Location!.ToString();
        start.Cookies.Add(new Uri(gateway.Url), new Cookie(SessionCookie, first, "/"));
        using var done = await start.FollowAsync(toIssuer);
        Assert.NotEqual(first, start.Cookies.GetAllCookies().Single(cookie => cookie.Name == SessionCookie).Value);
        Assert.False((await (await browser.GetAsync("/bff/session")).ReadAsync<SessionReply>()).SignedIn);
    }

    [Fact]
    public async Task Signing_in_while_the_issuer_is_down_says_so()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.StopAsync("identity");
        using var answer = await gateway.Browser().GetAsync("/bff/login");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("/mijn/oplossingen?pagina=2#x", "/mijn/oplossingen?pagina=2#x")]
    [InlineData("/uitdagingen?q=a%2Fb", "/uitdagingen?q=a%2Fb")]
    [InlineData("/", "/")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("///evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("/%2fevil.example", "/")]
    [InlineData("/%5cevil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("https:evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/a%0d%0aSet-Cookie: x=1", "/")]
    [InlineData("/a\r\nSet-Cookie: x=1", "/")]
    [InlineData("/\tevil", "/")]
    [InlineData(" /evil", "/")]
    [InlineData("/bff/logout", "/")]
    public void A_return_address_is_a_local_path_or_the_front_page(string? asked, string expected) => Assert.Equal(expected, ReturnUrl.OrHome(asked));

    [Fact]
    public async Task An_open_redirect_does_not_survive_the_round_trip()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.Browser().FollowAsync("/bff/login?returnUrl=" + Uri.EscapeDataString("//evil.example/x"));
        Assert.Equal("/", (await answer.ReadAsync<Seen>()).Path);
    }
}
