using Market.Hosting.Invariants;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Invariants;

/// <summary>What holds of deadlines and of the decisions that move them.</summary>
internal static class DeadlineInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Invariant.Of<SolutionsDb>("deadlines.decided-in-order", "Wishes for another deadline are decided one after the other: each one later than the one before", OutOfOrderAsync),
        Invariant.Of<SolutionsDb>("deadlines.last-one-counts", "The deadline of a challenge that was moved is the one that was decided last",
            db => db.Briefs.Where(brief => brief.DeadlineMoves > 0 && !db.DeadlineDecisions.Any(decision =>
                decision.ChallengeId == brief.Id && decision.Number == brief.DeadlineMoves && decision.Refusal == null && decision.Deadline == brief.Deadline)).Select(brief => brief.Id)),
        Invariant.Of<SolutionsDb>("deadlines.no-newer-decision", "No decision is newer than the deadline of its challenge",
            db => db.Briefs.Where(brief => db.DeadlineDecisions.Any(decision =>
                decision.ChallengeId == brief.Id && decision.Refusal == null && decision.Number > brief.DeadlineMoves)).Select(brief => brief.Id)),
        Invariant.Of<SolutionsDb>("deadlines.not-after-the-opening", "No deadline moved after somebody began to open the submissions",
            db => db.DeadlineDecisions.Where(decision => decision.Refusal == null && db.Openings.Any(opening =>
                opening.Id == decision.ChallengeId && opening.ProposedAt < decision.DecidedAt)).Select(decision => decision.ChallengeId)),
    ];

    private static async Task<IEnumerable<string>> OutOfOrderAsync(SolutionsDb db, CancellationToken cancel)
    {
        var decisions = (await db.DeadlineDecisions.AsNoTracking().ToListAsync(cancel)).OrderBy(decision => decision.Number).GroupBy(decision => decision.ChallengeId);
        return decisions.Where(own => own.Zip(own.Skip(1)).Any(pair => pair.First.DecidedAt > pair.Second.DecidedAt)).Select(own => own.Key.ToString());
    }
}
