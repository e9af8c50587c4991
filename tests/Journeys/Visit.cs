using Market.Journeys.Hands;
using Market.Local.Demo;

using Microsoft.Playwright;

namespace Market.Journeys;

/// <summary>One person's browser window. Every page that it is shown is photographed and, in the journey by mouse, looked at with axe.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Journey _journey;

    private Visit(IBrowserContext context, IPage page, Journey journey)
    {
        (_context, Page, _journey) = (context, page, journey);
        Hand = journey.ByKeyboard ? new KeyboardHand(page) : new MouseHand(page);
    }

    public IPage Page { get; }

    public Hand Hand { get; }

    public static async Task<Visit> StartAsync(Journey journey)
    {
        var context = await journey.Browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            JavaScriptEnabled = journey.WithScripts,
            Locale = "nl-BE",
            TimezoneId = "Europe/Brussels",
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
        });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        page.Request += (_, request) => journey.NoteRequest(request.Url);
        return new Visit(context, page, journey);
    }

    /// <summary>Opens a page of the market.</summary>
    public async Task GoAsync(string path) => await Page.GotoAsync(new Uri(_journey.Market.Address, path).ToString());

    public async Task SignInAsync(DemoPerson person)
    {
        await GoAsync("/bff/login?returnUrl=/profiel");
        await Hand.WriteAsync("[name=email]", person.Email);
        await Hand.WriteAsync("[name=password]", DemoPeople.Password);
        await Hand.PressAsync("button.primary");
        await SeesAsync(person.Name);
    }

    /// <summary>Presses a button of the page's own part by its <c>do</c> value, or the only primary one.</summary>
    public Task PressAsync(string? @do = null) => Hand.PressAsync(@do is null ? "main button.primary" : $"main button[name=do][value=\"{@do}\"]");

    /// <summary>Sends the form of that name by its one button.</summary>
    public Task SendAsync(string form) => Hand.PressAsync($"main form:has(input[name=_handler][value=\"{form}\"]) button[type=submit]");

    /// <summary>Fails when the page does not show the text.</summary>
    public async Task SeesAsync(string text)
    {
        var content = await Page.Locator("body").InnerTextAsync();
        Assert.True(content.Contains(text, StringComparison.OrdinalIgnoreCase), $"{Page.Url} does not say “{text}” but: {content}");
    }

    /// <summary>Takes a picture of the page and has axe look at it.</summary>
    public async Task LookAsync(string what)
    {
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = _journey.NextPicture(what), FullPage = true });
        // axe is a script itself, and what the mouse sees is what the keyboard sees.
        if (_journey.WithScripts && !_journey.ByKeyboard)
            Assert.Empty(await Axe.LookAsync(Page));
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
