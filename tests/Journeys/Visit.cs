using Market.Journeys.Hands;
using Market.Local.Demo;

using Microsoft.Playwright;

namespace Market.Journeys;

/// <summary>One person's browser window. Every page that it is shown is photographed and, in the journey by mouse, looked at with axe.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Journey _journey;
    private DemoPerson? _person;

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
        _person = person;
        await GoAsync("/bff/login?returnUrl=/profiel");
        await Hand.WriteAsync("[name=email]", person.Email);
        await Hand.WriteAsync("[name=password]", DemoPeople.Password);
        await Hand.PressAsync("button.primary");
        await SeesAsync(person.Name);
    }

    /// <summary>Presses a button of the page's own part by its <c>do</c> value, or the only primary one.</summary>
    public Task PressAsync(string? @do = null) => Hand.PressAsync(@do is null ? "main button.primary" : $"main button[name=do][value=\"{@do}\"]");

    /// <summary>
    /// Presses a button that may ask for a second factor; then the code is given, and what was typed is sent again by one press.
    /// </summary>
    public async Task PressWithFactorAsync(string? @do = null)
    {
        await PressAsync(@do);
        await ShowFactorIfAskedAsync();
    }

    /// <summary>As <see cref="PressWithFactorAsync"/>, for the form of that name.</summary>
    public async Task SendWithFactorAsync(string form)
    {
        await SendAsync(form);
        await ShowFactorIfAskedAsync();
    }

    /// <summary>Shows the second factor before the button is pressed, where the page says that it will be needed.</summary>
    public async Task ConfirmFirstAsync()
    {
        const string Link = "main a[href^=\"/bff/step-up\"]";
        if (await Page.Locator(Link).CountAsync() == 0)
            return;
        var page = Page.Url;
        await Hand.PressAsync(Link);
        await GiveCodeAsync();
        Assert.Equal(page, Page.Url);
        Assert.Equal(0, await Page.Locator(Link).CountAsync());
    }

    /// <summary>Sends the form of that name by its one button.</summary>
    public Task SendAsync(string form) => Hand.PressAsync($"main form:has(input[name=_handler][value=\"{form}\"]) button[type=submit]");

    /// <summary>Fails when the page does not come to show the text.</summary>
    public async Task SeesAsync(string text)
    {
        // A click is done when the next page begins; on a busy machine its text comes later.
        var content = "";
        for (var tries = 0; tries < 40; tries++)
        {
            content = await Page.Locator("body").InnerTextAsync();
            if (content.Contains(text, StringComparison.OrdinalIgnoreCase))
                return;
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"{Page.Url} does not say “{text}” but: {content}");
    }

    /// <summary>Has axe look at the page, and takes a picture of it, in one of the journeys that see the same.</summary>
    public async Task LookAsync(string what)
    {
        // axe is a script itself, and what the mouse sees is what the keyboard sees.
        if (!_journey.WithScripts || _journey.ByKeyboard)
            return;
        if (Journey.TakesPictures)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = _journey.NextPicture(what), FullPage = true });
        Assert.Empty(await Axe.LookAsync(Page));
    }

    private async Task ShowFactorIfAskedAsync()
    {
        if (!await IsAskedForFactorAsync())
            return;
        await LookAsync("second-factor");
        await GiveCodeAsync();
        Assert.StartsWith("/herstel/", new Uri(Page.Url).AbsolutePath, StringComparison.Ordinal);
        await LookAsync("second-factor-given");
        await PressAsync();
    }

    private async Task<bool> IsAskedForFactorAsync()
    {
        await Page.SettleAsync();
        return new Uri(Page.Url).AbsolutePath == "/account/second-factor";
    }

    private async Task GiveCodeAsync()
    {
        Assert.True(await IsAskedForFactorAsync(), $"{Page.Url} does not ask for a second factor");
        await Hand.WriteAsync("[name=code]", await DemoCodes.NextAsync(_journey.Market.Market, _person!));
        await PressAsync();
        await Page.SettleAsync();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
