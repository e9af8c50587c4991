using Market.Hosting;
using Market.Hosting.Storage;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Sealing;

/// <summary>
/// Makes sure at each start that there is a master key, that it is the one of this database, that each standard challenge has an opening key, and that
/// nothing lies unsealed. The service does not start otherwise.
/// </summary>
internal sealed class SealAtStart(IServiceScopeFactory scopes, MasterKeySource source, Vault vault, IOptions<MarketOptions> market, ILogger<SealAtStart> log) : IHostedService
{
    /// <exception cref="InvalidOperationException">The master key is missing, or is not the one under which this database is sealed.</exception>
    public async Task StartAsync(CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SolutionsDb>();
        // Rewriting the tables takes their owner; PostgreSQL would only warn and leave them.
        db.ActAsOwner(market.Value);
        await CheckMasterKeyAsync(db, cancel);
        await GiveOpeningKeysAsync(db, cancel);
        var sealing = ActivatorUtilities.CreateInstance<SealEarlierContent>(scope.ServiceProvider);
        if (await sealing.RunAsync(cancel) is > 0 and var count)
            log.LogInformation("Sealed what {Count} solutions kept from before there was sealing", count);
    }

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;

    private async Task CheckMasterKeyAsync(SolutionsDb db, CancellationToken cancel)
    {
        var state = await db.SealingStates.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (!source.Exists)
        {
            if (state is not null || !source.MayMake)
                throw new InvalidOperationException(
                    $"The master key {(state is null ? "" : $"{state.Fingerprint} ")}is missing. Put it back, or set Market:Sealing:MasterKey; nothing sealed can be read without it. See deploy/README.md");
            source.Make();
        }

        var known = state?.Fingerprint ?? await RegisterAsync(db, cancel);
        if (known != vault.Fingerprint)
            throw new InvalidOperationException($"This database is sealed under master key {known}, and the one given is {vault.Fingerprint}. See deploy/README.md");
    }

    private async Task<string> RegisterAsync(SolutionsDb db, CancellationToken cancel)
    {
        db.SealingStates.Add(new SealingState { Fingerprint = vault.Fingerprint });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another process started at the same moment.
            db.ChangeTracker.Clear();
        }

        return (await db.SealingStates.AsNoTracking().SingleAsync(cancel)).Fingerprint;
    }

    private async Task GiveOpeningKeysAsync(SolutionsDb db, CancellationToken cancel)
    {
        var without = await db.Briefs.Where(brief => brief.CardsNeeded == null && !db.OpeningKeys.Any(key => key.Id == brief.Id)).Select(brief => brief.Id).ToListAsync(cancel);
        db.OpeningKeys.AddRange(without.Select(id => OpeningKey.New(id, vault)));
        await db.SaveChangesAsync(cancel);
    }
}
