using Market.Contracts;
using Market.Identity.SecondFactors;
using Market.Identity.Storage;
using Market.Local;
using Market.Local.Demo;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys;

/// <summary>The authenticator apps of the demo people: computes the codes from the secrets that the first start of the market made.</summary>
internal static class DemoCodes
{
    /// <summary>A code that works now; waits for the next step when both steps that could are used.</summary>
    public static async Task<string> NextAsync(LocalMarket market, DemoPerson person)
    {
        using var scope = market.Services(Apps.Identity).CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var time = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        while (true)
        {
            var row = await db.Authenticators.AsNoTracking().SingleAsync(row => row.Id == person.Id);
            if (TimeCode.Usable(time.GetUtcNow(), row.LastStep) is { } step)
                return TimeCode.At(scope.ServiceProvider.GetRequiredService<AuthenticatorSecrets>().Read(row), step);
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }
}
