using Microsoft.Playwright;

namespace Market.Journeys.Hands;

internal static class Settling
{
    /// <summary>Waits until the page at this address is there.</summary>
    public static async Task ArriveAsync(this IPage page, string url)
    {
        await page.WaitForURLAsync(url, new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
        await page.SettleAsync();
    }

    /// <summary>Waits until the page is there.</summary>
    public static Task SettleAsync(this IPage page) =>
        // Chromium may tell of "load" before it tells that it went to another page; then only the quiet of the network is heard.
        Task.WhenAny(page.WaitForLoadStateAsync(), page.WaitForLoadStateAsync(LoadState.NetworkIdle)).Unwrap();
}
