using Deque.AxeCore.Commons;

using Microsoft.Playwright;

namespace Market.Journeys;

/// <summary>axe in the page itself. Deque's own call opens a second page for every look, for frames that the market does not have.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <returns>What axe finds against the page, one line a rule; empty when all is well.</returns>
    public static async Task<IReadOnlyList<string>> LookAsync(IPage page)
    {
        await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>("""
            async () => {
                const found = await axe.run({ resultTypes: ['violations'] });
                return found.violations.map(violation => `${location.pathname} ${violation.id}: ${violation.nodes[0].html}`);
            }
            """);
    }
}
