using Market.Solutions.Domain.Juries.Guests;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Jobs;

/// <summary>Forgets people who were invited by a link and did not use it.</summary>
internal sealed class GuestSweep(IServiceScopeFactory scopes, IOptions<SolutionsOptions> options, TimeProvider time, ILogger<GuestSweep> log)
    : Sweep(options.Value.SweepInterval, time, log)
{
    internal override async Task<int> SweepAsync(CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SolutionsDb>();
        var before = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow() - GuestInvitation.KeptUnused;
        return await db.GuestInvitations.Where(guest => guest.ClaimedAt == null && (guest.RevokedAt < before || guest.ExpiresAt < before)).ExecuteDeleteAsync(cancel);
    }
}
