using Deque.AxeCore.Playwright;

using Microsoft.Playwright;

namespace Market.Journeys;

/// <summary>One person's browser window. Every page it rests on is checked with axe and photographed.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Uri _market;
    private readonly string _journey;
    private int _step;

    private Visit(IBrowserContext context, IPage page, Uri market, string journey) => (_context, Page, _market, _journey) = (context, page, market, journey);

    public IPage Page { get; }

    /// <summary>Addresses outside the market that a page asked for; must stay empty.</summary>
    public List<string> ThirdPartyRequests { get; } = [];

    public static async Task<Visit> StartAsync(RunningMarket market, RunningBrowser browser, string journey, bool javaScript = true, int width = 1280)
    {
        var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = market.Address.ToString(),
            JavaScriptEnabled = javaScript,
            Locale = "nl-BE",
            TimezoneId = "Europe/Brussels",
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        var visit = new Visit(context, page, market.Address, journey);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(market.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                visit.ThirdPartyRequests.Add(request.Url);
        };
        return visit;
    }

    public async Task GoAsync(string path) => await Page.GotoAsync(new Uri(_market, path).ToString());

    /// <summary>Takes a picture of the page and has axe look at it (axe needs scripts, so not when they are off).</summary>
    public async Task LookAsync(string what, bool axe = true)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots", _journey)).FullName;
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{++_step:00}-{what}.png"), FullPage = true });
        if (!axe)
            return;
        var found = await Page.RunAxe();
        Assert.True(found.Violations.Length == 0, $"{Page.Url}: {string.Join("; ", found.Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"))}");
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
