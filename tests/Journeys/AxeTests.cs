namespace Market.Journeys;

[Collection(MarketCollection.Name)]
public sealed class AxeTests(RunningBrowser browser)
{
    [Fact]
    public async Task A_planted_picture_without_words_is_found()
    {
        var page = await browser.Browser.NewPageAsync();
        await page.SetContentAsync("<html lang=\"nl\"><title>t</title><main><h1>h</h1><img src=\"data:,\"></main></html>");
        Assert.Contains(await Axe.LookAsync(page), found => found.Contains("image-alt", StringComparison.Ordinal));
        await page.CloseAsync();
    }
}
