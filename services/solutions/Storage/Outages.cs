using Market.Solutions.Domain.Availability;
using Market.Solutions.Domain.Copies;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>What the market's own record says about the time before deadlines.</summary>
internal static class Outages
{
    /// <summary>Time lost before a challenge's deadline that is worth an extension. What was lost before the deadline was moved has been reckoned with then.</summary>
    public static async Task<OutageLoss?> LossBeforeAsync(this SolutionsDb db, ChallengeBrief brief, OutageRules rules, CancellationToken cancel)
    {
        var moved = await db.DeadlineDecisions.AsNoTracking().Where(decision => decision.ChallengeId == brief.Id && decision.Refusal == null)
            .OrderByDescending(decision => decision.DecidedAt).Select(decision => (DateTimeOffset?)decision.DecidedAt).FirstOrDefaultAsync(cancel);
        var (deadline, start) = (brief.Deadline, moved > brief.Deadline - rules.Window ? moved.Value : brief.Deadline - rules.Window);
        return rules.LossBefore(deadline, await db.Outages.AsNoTracking().Where(outage => outage.Until > start && outage.From < deadline).ToListAsync(cancel));
    }

    /// <summary>Challenges with a deadline during an outage or shortly after it, that are not opened.</summary>
    public static Task<List<ChallengeBrief>> BriefsHitByAsync(this SolutionsDb db, Outage outage, OutageRules rules, CancellationToken cancel)
    {
        var (from, until) = (outage.From, outage.Until + rules.Window);
        return db.Briefs.AsNoTracking().Where(brief => !brief.Cancelled && brief.OpenedAt == null && brief.Deadline > from && brief.Deadline < until).ToListAsync(cancel);
    }
}
