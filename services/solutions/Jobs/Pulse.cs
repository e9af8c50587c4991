using Market.Solutions.Domain.Availability;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Jobs;

/// <summary>Writes down that the market can take a submission now; a gap before it becomes an outage, with a prepared extension for each challenge that lost time.</summary>
internal sealed class Pulse(SolutionsDb db, IOptions<SolutionsOptions> options)
{
    /// <summary>Gives the outage that this beat ends; null when there was none.</summary>
    public async Task<Outage?> BeatAsync(CancellationToken cancel)
    {
        var rules = options.Value.OutageRules;
        await using var transaction = await db.BeginWriteAsync(cancel);
        // The update takes the row's lock on PostgreSQL; a SQLite transaction already has the file's. Two processes never measure the same gap.
        await db.Heartbeats.ExecuteUpdateAsync(set => set.SetProperty(row => row.Last, row => row.Last), cancel);
        var outage = (await db.Heartbeats.SingleAsync(cancel)).Beat(await db.ClockAsync(cancel), rules);
        if (outage is not null)
            await RecordAsync(outage, rules, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return outage;
    }

    private async Task RecordAsync(Outage outage, OutageRules rules, CancellationToken cancel)
    {
        db.Outages.Add(outage);
        await db.SaveChangesAsync(cancel);
        foreach (var brief in await db.BriefsHitByAsync(outage, rules, cancel))
        {
            if (await db.LossBeforeAsync(brief, rules, cancel) is { } loss)
                outage.TookTimeFrom(brief, loss);
        }
    }
}
