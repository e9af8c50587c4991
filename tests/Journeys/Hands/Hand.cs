using Microsoft.Playwright;

namespace Market.Journeys.Hands;

/// <summary>How a person works a page: the same journey goes by mouse, by keyboard only, and without scripts.</summary>
internal abstract class Hand(IPage page)
{
    protected IPage Page { get; } = page;

    /// <summary>Replaces what stands in the field.</summary>
    public abstract Task WriteAsync(string selector, string text);

    /// <summary>Chooses a radio button or ticks a box.</summary>
    public abstract Task TickAsync(string selector);

    /// <summary>Takes an option of a list by its value.</summary>
    public abstract Task SelectAsync(string selector, string value);

    /// <summary>Presses a button or follows a link; done when the next page is there.</summary>
    public abstract Task PressAsync(string selector);

    /// <summary>Opens a folded part of the page.</summary>
    public abstract Task UnfoldAsync(string selector);

    /// <summary>Files are chosen in the system's own dialogue, which no test can reach: the choice itself is given.</summary>
    public Task ChooseFileAsync(string selector, string path) => Page.Locator(selector).SetInputFilesAsync(path);
}

internal sealed class MouseHand(IPage page) : Hand(page)
{
    public override Task WriteAsync(string selector, string text) => Page.Locator(selector).FillAsync(text);

    public override Task TickAsync(string selector) => Page.Locator(selector).CheckAsync();

    public override Task SelectAsync(string selector, string value) => Page.Locator(selector).SelectOptionAsync(value);

    public override async Task PressAsync(string selector)
    {
        await Page.Locator(selector).First.ClickAsync();
        await Page.SettleAsync();
    }

    public override Task UnfoldAsync(string selector) => Page.Locator(selector).ClickAsync();
}
