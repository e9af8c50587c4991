using Microsoft.Playwright;

namespace Market.Journeys.Hands;

/// <summary>Reaches everything with Tab and works it with keys; a field that Tab does not reach, or where focus cannot be seen, ends the journey.</summary>
internal sealed class KeyboardHand(IPage page) : Hand(page)
{
    private const int MostTabs = 400;

    public override async Task WriteAsync(string selector, string text)
    {
        await ReachAsync(selector);
        var kind = await Page.Locator(selector).GetAttributeAsync("type");
        if (kind is "date" or "time")
        {
            await Page.Keyboard.TypeAsync(Typed(kind, text));
            return;
        }

        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.PressAsync("Delete");
        await Page.Keyboard.InsertTextAsync(text);
    }

    public override async Task TickAsync(string selector)
    {
        var target = Page.Locator(selector);
        if (await target.IsCheckedAsync())
            return;
        if (await target.GetAttributeAsync("type") == "radio")
        {
            await ChooseRadioAsync(target);
            return;
        }

        await ReachAsync(selector);
        await Page.Keyboard.PressAsync("Space");
    }

    public override async Task PressAsync(string selector)
    {
        await ReachAsync(selector);
        await Page.EvaluateAsync("() => { document.documentElement.dataset.old = ''; }");
        await Page.Keyboard.PressAsync("Enter");
        await Page.WaitForFunctionAsync("() => !('old' in document.documentElement.dataset)");
        await Page.SettleAsync();
    }

    public override async Task SelectAsync(string selector, string value)
    {
        await ReachAsync(selector);
        for (var presses = 0; presses < 60 && await Page.Locator(selector).InputValueAsync() != value; presses++)
            await Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(value, await Page.Locator(selector).InputValueAsync());
    }

    public override async Task UnfoldAsync(string selector)
    {
        await ReachAsync(selector);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Tab stops at one button of a group; the arrows go through the group.</summary>
    private async Task ChooseRadioAsync(ILocator target)
    {
        var name = await target.GetAttributeAsync("name");
        await ReachAnyAsync($"input[type=radio][name=\"{name}\"]");
        for (var presses = 0; presses < 20; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                await Page.Keyboard.PressAsync("Space");
                return;
            }

            await Page.Keyboard.PressAsync("ArrowDown");
        }

        Assert.Fail($"The arrows do not reach {name}");
    }

    private async Task ReachAsync(string selector)
    {
        await ReachAnyAsync(selector);
        var visible = await Page.EvaluateAsync<bool>("""
            () => {
                const style = getComputedStyle(document.activeElement);
                return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
            }
            """);
        Assert.True(visible, $"{Page.Url}: focus cannot be seen on {selector}");
    }

    private async Task ReachAnyAsync(string selector)
    {
        Assert.True(await Page.Locator(selector).CountAsync() > 0, $"{Page.Url}: there is no {selector}");
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await Page.Locator(selector).EvaluateAllAsync<bool>("elements => elements.includes(document.activeElement)"))
                return;
            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{Page.Url}: Tab does not reach {selector}");
    }

    /// <summary>The order in which Chromium, whose own language is English here, takes the parts of a date.</summary>
    private static string Typed(string kind, string text) => kind == "date" ? $"{text[5..7]}{text[8..10]}{text[..4]}" : text.Replace(":", "", StringComparison.Ordinal);
}
