using Market.Journeys.Hands;
using Market.Local.Demo;
using Market.Testing;

using Microsoft.Playwright;

namespace Market.Journeys;

/// <summary>Bad input B-05: who sits down after somebody signed out, and presses back.</summary>
[Collection(MarketCollection.Name)]
public sealed class SignedOutTests(RunningMarket market)
{
    private static readonly DemoPerson Person = DemoPeople.Officer;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pressing_back_after_signing_out_shows_nothing_private(bool keepsPages)
    {
        Effort.RequireWhole("each journey takes a minute");
        await using var browser = new RunningBrowser { KeepsPages = keepsPages };
        await browser.InitializeAsync();
        await using var journey = new Journey(market, browser, "signed-out");
        var visit = await Visit.StartAsync(journey);
        Assert.Equal(keepsPages, await ComesBackAliveAsync(visit));
        await visit.SignInAsync(Person);
        await visit.GoAsync("/meldingen");
        await visit.SeesAsync(Person.Name);
        await visit.Hand.UnfoldAsync("header details:has(form[action='/bff/logout']) > summary");
        await visit.Hand.PressAsync("form[action='/bff/logout'] button");
        await visit.Page.ArriveAsync(new Uri(market.Address, "/").ToString());
        Assert.DoesNotContain(Person.Name, await visit.Page.ContentAsync(), StringComparison.Ordinal);

        for (var step = 0; step < 2; step++)
        {
            await BackAsync(visit.Page);
            await NeverSeesAsync(visit.Page, Person.Name);
            await NeverSeesAsync(visit.Page, Person.Email);
        }
    }

    [Fact]
    public async Task Pressing_back_while_signed_in_shows_the_page_again()
    {
        await using var browser = new RunningBrowser { KeepsPages = true };
        await browser.InitializeAsync();
        await using var journey = new Journey(market, browser, "still-signed-in");
        var visit = await Visit.StartAsync(journey);
        await visit.SignInAsync(Person);
        await visit.GoAsync("/");
        await BackAsync(visit.Page);
        await Assertions.Expect(visit.Page.GetByText(Person.Name).First).ToBeVisibleAsync();
    }

    /// <summary>Looks for as long as a page needs that comes back alive and then finds out that nobody is signed in.</summary>
    private static async Task NeverSeesAsync(IPage page, string text)
    {
        for (var look = 0; look < 20; look++)
        {
            Assert.False(await page.GetByText(text).First.IsVisibleAsync(), $"{page.Url} shows {text}");
            await page.WaitForTimeoutAsync(50);
        }

        await Assertions.Expect(page.GetByText(text)).ToHaveCountAsync(0);
    }

    /// <summary>Whether a public page that was left is shown again as it was, without being loaded.</summary>
    private static async Task<bool> ComesBackAliveAsync(Visit visit)
    {
        await visit.GoAsync("/uitdagingen");
        await visit.Page.EvaluateAsync("window.left = true");
        await visit.GoAsync("/");
        await BackAsync(visit.Page);
        return await visit.Page.EvaluateAsync<bool>("window.left === true");
    }

    /// <summary>Goes back and waits until another page stands there; one that comes back alive does not load.</summary>
    private static async Task BackAsync(IPage page)
    {
        var left = page.Url;
        // Afterwards, because a page that leaves takes the answer along.
        await page.EvaluateAsync("setTimeout(() => history.back())");
        for (var wait = 0; wait < 200 && await WhereAsync(page) == left; wait++)
            await page.WaitForTimeoutAsync(100);
        Assert.NotEqual(left, await WhereAsync(page));
    }

    /// <summary>The address once the page is complete; until then the one that was known last.</summary>
    private static async Task<string> WhereAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<string>("document.readyState === 'complete' ? location.href : ''") is { Length: > 0 } here ? here : page.Url;
        }
        catch (PlaywrightException)
        {
            // It is just leaving.
            return page.Url;
        }
    }
}
