using Microsoft.Playwright;

namespace Market.Journeys;

/// <summary>Debian's Chromium, or CHROMIUM_PATH; without one the journeys are skipped with a reason.</summary>
public sealed class RunningBrowser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Whether it keeps left pages alive to show them again at once (the back/forward cache), as people's browsers do; Playwright turns that off.</summary>
    internal bool KeepsPages { get; init; }

    private static string? Program => new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH") }.Concat(Places).FirstOrDefault(File.Exists);

    public IBrowser Browser
    {
        get
        {
            Assert.SkipUnless(_browser is not null, "No Chromium: install it or set CHROMIUM_PATH");
            return _browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Program is not { } program)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            IgnoreDefaultArgs = KeepsPages ? ["--disable-back-forward-cache"] : null,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
