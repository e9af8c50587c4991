using Market.Contracts;
using Market.Identity.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Local.Demo;

/// <summary>Fills an empty market with a small believable world, by the rules of each service's own domain.</summary>
internal static class DemoWorld
{
    public static async Task FillAsync(LocalMarket market, CancellationToken cancel)
    {
        var now = market.Services(Apps.Identity).GetRequiredService<TimeProvider>().GetUtcNow();
        await DemoIdentity.FillAsync(market.Services(Apps.Identity), DemoPeople.All, now, cancel);
        await DemoChallengesFill.FillAsync(market, now, cancel);
        await DemoSolutionsFill.FillAsync(market, cancel);
        await DemoJuryFill.FillAsync(market, cancel);
        await DemoChallengesFill.ApproveStrictAsync(market, now, cancel);
    }

    /// <summary>Whether the market was filled before, or is used.</summary>
    public static async Task<bool> IsThereAsync(LocalMarket market, CancellationToken cancel)
    {
        using var scope = market.Services(Apps.Identity).CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDb>().People.AnyAsync(cancel);
    }
}
