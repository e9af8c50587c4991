using Microsoft.Playwright;

namespace Market.Journeys;

/// <summary>Bad input B-42: a reader whose own clock is a day wrong sees the same time left as everybody.</summary>
[Collection(MarketCollection.Name)]
public sealed class CountdownTests(RunningMarket market, RunningBrowser browser)
{
    private const string DayLater = "const real = Date; Date = class extends real { constructor(...a) { a.length ? super(...a) : super(real.now() + 86400000); } static now() { return real.now() + 86400000; } };";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_countdown_follows_the_clock_of_the_market_and_runs(bool clockIsADayOff)
    {
        await using var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions { Locale = "nl-BE", TimezoneId = "America/New_York" });
        var page = await context.NewPageAsync();
        if (clockIsADayOff)
            await page.AddInitScriptAsync(DayLater);
        await page.GotoAsync(new Uri(market.Address, "/uitdagingen?stage=open").ToString());
        await page.Locator("main h3 a, main h2 a").First.ClickAsync();

        var (left, clock) = (page.Locator("aside .countdown"), page.Locator("aside .market-clock"));
        var until = long.Parse(await left.GetAttributeAsync("data-until") ?? "", System.Globalization.CultureInfo.InvariantCulture);
        var days = (int)(DateTimeOffset.FromUnixTimeMilliseconds(until) - DateTimeOffset.UtcNow).TotalDays;
        Assert.Equal($"nog {days} dagen", await left.InnerTextAsync());
        var first = await clock.InnerTextAsync();
        await page.WaitForFunctionAsync("first => document.querySelector('aside .market-clock').textContent !== first", first);
        Assert.Matches(@"gemeten om \d\d:\d\d:\d\d op de klok van de markt", await clock.InnerTextAsync());
        Assert.Equal("", await page.Locator("main > p[role=status]").TextContentAsync());
    }

    [Fact]
    public async Task The_last_minutes_show_seconds_but_are_spoken_only_where_it_matters()
    {
        await using var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions { Locale = "nl-BE" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(market.Address, "/uitdagingen?stage=open").ToString());
        await page.Locator("main h3 a, main h2 a").First.ClickAsync();
        var spoken = page.Locator("main > p[role=status]");

        await LeaveAsync(page, 302_500);
        await page.WaitForFunctionAsync("() => document.querySelector('aside .countdown').textContent === 'nog 5 minuten 1 seconde'");
        await page.WaitForFunctionAsync("() => document.querySelector('main > p[role=status]').textContent.startsWith('nog 4 minuten')");
        var said = await spoken.TextContentAsync();
        await LeaveAsync(page, 200_500);
        await page.WaitForFunctionAsync("() => document.querySelector('aside .countdown').textContent.startsWith('nog 3 minuten 1')");
        Assert.Equal(said, await spoken.TextContentAsync());
        await LeaveAsync(page, -1);
        await page.WaitForFunctionAsync("() => document.querySelector('aside .countdown').textContent === 'Afgelopen'");
    }

    /// <summary>Has the page believe that the deadline is this near.</summary>
    private static Task LeaveAsync(IPage page, int milliseconds) => page.EvaluateAsync(
        "left => { const d = document.querySelector('aside .countdown').dataset; d.until = +d.now + performance.now() - performance.getEntriesByType('navigation')[0].responseStart + left; }", milliseconds);
}
