using System.Text.Json;

using Market.Journeys.Hands;
using Market.Local.Demo;
using Market.Testing;

using Microsoft.Playwright;

namespace Market.Journeys;

/// <summary>A passkey in a real browser, with a virtual authenticator instead of a finger on a key.</summary>
[Collection(MarketCollection.Name)]
public sealed class PasskeyTests(RunningMarket market, RunningBrowser browser)
{
    /// <summary>Has no second factor before this.</summary>
    private static readonly DemoPerson Person = DemoPeople.Auditor;

    [Fact]
    public async Task A_passkey_is_added_named_used_as_second_factor_and_to_sign_in_and_removed()
    {
        Effort.RequireWhole("each journey takes a minute");
        await using var journey = new Journey(market, browser, "passkey");
        var visit = await Visit.StartAsync(journey);
        await AddAuthenticatorAsync(visit.Page);
        await visit.SignInAsync(Person);

        await visit.GoAsync("/bff/step-up?returnUrl=/meldingen");
        Assert.Equal("/account/security", Where(visit));
        await visit.LookAsync("security-without");
        await visit.Hand.WriteAsync("[name=name]", "Sleutel van Rita");
        await visit.Hand.PressAsync("form[data-passkey=create] button");
        await visit.Page.ArriveAsync("**/account/security?*ok=saved");
        await visit.SeesAsync("Sleutel van Rita");
        await visit.LookAsync("security-with-passkey");
        await visit.Hand.PressAsync("main a.button.primary");
        await visit.Page.ArriveAsync("**/meldingen");

        await visit.Page.Context.ClearCookiesAsync();
        await visit.SignInAsync(Person);
        await visit.GoAsync("/bff/step-up?returnUrl=/profiel");
        await visit.LookAsync("step-up-by-passkey");
        await visit.Hand.PressAsync("form[data-passkey=get] button");
        await visit.Page.ArriveAsync("**/profiel");

        await visit.Page.Context.ClearCookiesAsync();
        await visit.GoAsync("/bff/login?returnUrl=/profiel");
        await visit.LookAsync("sign-in-by-passkey");
        await visit.Hand.PressAsync("form[data-passkey=get] button");
        await visit.Page.ArriveAsync("**/profiel");
        await visit.SeesAsync(Person.Name);

        await visit.GoAsync("/account/security");
        await visit.Hand.UnfoldAsync("details:has(form[action$='/removal']) > summary");
        await visit.Hand.PressAsync("form[action$='/removal'] button");
        await Assertions.Expect(visit.Page.GetByText("U hebt nog geen passkey.")).ToBeVisibleAsync();
        await market.SettleAsync();
        await visit.GoAsync("/meldingen");
        await visit.SeesAsync("Uw tweede factor is gewijzigd");
        Assert.Empty(journey.Strangers);
        await visit.DisposeAsync();
    }

    [Fact]
    public async Task A_passkey_that_the_browser_does_not_give_is_said_and_the_other_way_stays()
    {
        await using var journey = new Journey(market, browser, "passkey-refused");
        var visit = await Visit.StartAsync(journey);
        await visit.GoAsync("/bff/login?returnUrl=/profiel");
        // No authenticator here at all.
        await visit.Page.EvaluateAsync("() => { navigator.credentials.get = () => Promise.reject(new Error('none')); }");
        await visit.Hand.PressAsync("form[data-passkey=get] button");
        await Assertions.Expect(visit.Page.Locator(".passkey-failed")).ToBeVisibleAsync();
        await visit.LookAsync("passkey-failed");
        await visit.SignInAsync(DemoPeople.Visitor);
        await visit.DisposeAsync();
    }

    private static string Where(Visit visit) => new Uri(visit.Page.Url).AbsolutePath;

    /// <summary>Over the DevTools protocol: a key that is always there and whose owner always agrees.</summary>
    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        var options = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true };
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object> { ["options"] = JsonSerializer.SerializeToElement(options) });
    }
}
