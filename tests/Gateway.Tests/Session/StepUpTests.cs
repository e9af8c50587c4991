using System.Net;

using Market.Gateway.Session;
using Market.Testing;

namespace Market.Gateway.Tests.Session;

public sealed class StepUpTests
{
    private const string SessionCookie = "market.session";

    [Fact]
    public async Task The_issuer_is_asked_for_a_second_factor_of_the_last_minutes_and_the_person_comes_back_to_the_page()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = await gateway.Browser().SignInAsync();
        Assert.Empty(gateway.Issuer.LastQuestion["acr_values"].ToString());

        using var back = await browser.FollowAsync("/bff/step-up?returnUrl=/herstel/abc");

        Assert.Equal("/herstel/abc", (await back.ReadAsync<Seen>()).Path);
        Assert.Equal(("2", "600"), (gateway.Issuer.LastQuestion["acr_values"].ToString(), gateway.Issuer.LastQuestion["max_age"].ToString()));
        Assert.StartsWith("Bearer ey", (await browser.SeenAsync("/mijn/uitdagingen")).Header("authorization"));
    }

    [Fact]
    public async Task Who_showed_it_just_now_is_not_sent_away()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = await gateway.Browser().SignInAsync();
        using var first = await browser.FollowAsync("/bff/step-up?returnUrl=/after");
        using var again = await browser.GetAsync("/bff/step-up?returnUrl=/after");
        Assert.Equal("/after", again.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_session_before_it_ends()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = await gateway.Browser().SignInAsync();
        var old = browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == SessionCookie).Value;
        using var back = await browser.FollowAsync("/bff/step-up?returnUrl=/after");
        Assert.NotEqual(old, browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == SessionCookie).Value);

        using var answer = await gateway.Browser().SendAsync(HttpMethod.Get, "/bff/session", ("Cookie", $"{SessionCookie}={old}"));
        Assert.False((await answer.ReadAsync<SessionReply>()).SignedIn);
        Assert.True((await (await browser.GetAsync("/bff/session")).ReadAsync<SessionReply>()).SignedIn);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/bff/logout")]
    public async Task It_leads_to_no_other_site(string returnUrl)
    {
        await using var gateway = await RunningGateway.StartAsync();
        var browser = await gateway.Browser().SignInAsync();
        using var back = await browser.FollowAsync($"/bff/step-up?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Equal("/", (await back.ReadAsync<Seen>()).Path);
    }

    [Fact]
    public async Task Another_issuers_level_is_asked_by_its_own_name()
    {
        await using var gateway = await RunningGateway.StartAsync(new()
        {
            ["Market:StepUp:Ask"] = "urn:example:strong",
            ["Market:StepUp:MaxAge"] = "00:05:00",
            ["Market:StepUp:AcrValues:0"] = "urn:example:strong",
        });
        var browser = await gateway.Browser().SignInAsync();
        using var first = await browser.FollowAsync("/bff/step-up?returnUrl=/after");
        Assert.Equal(("urn:example:strong", "300"), (gateway.Issuer.LastQuestion["acr_values"].ToString(), gateway.Issuer.LastQuestion["max_age"].ToString()));
        using var again = await browser.GetAsync("/bff/step-up?returnUrl=/after");
        Assert.Equal("/after", again.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }
}
