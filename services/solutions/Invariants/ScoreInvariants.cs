using Market.Hosting.Invariants;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Invariants;

/// <summary>What holds of score sheets.</summary>
internal static class ScoreInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Of("scores.in-range", "A score lies between 0 and 10", (sheet, _, _) => sheet.Scores.Any(score => score.Tenths is < 0 or > 100)),
        Of("scores.abstention-is-no-score", "Who abstains on a criterion gives no score for it", (sheet, _, _) => sheet.Scores.Any(score => score is { Abstained: true, Tenths: not null })),
        Of("scores.on-the-criteria", "Scores are given on the challenge's own criteria, once each", (sheet, brief, _) =>
            sheet.Scores.Select(score => score.CriterionId).Except(Ids(brief)).Any() || sheet.Scores.DistinctBy(score => score.CriterionId).Count() != sheet.Scores.Count),
        Of("scores.requirement-is-met-or-not", "A requirement is met (10) or not (0), and nothing between", (sheet, brief, _) =>
            sheet.Scores.Any(score => score.Tenths is not (null or 0 or 100) && brief.Criteria.Any(criterion => criterion.Id == score.CriterionId && criterion.IsRequirement))),
        Of("scores.locked-after-clearance", "Who locked scores that count had declared to be free of interest in that submission", (sheet, _, jury) =>
            sheet.IsLocked && jury?.IsAssigned(sheet.JurorId, sheet.Alias) == true && jury.Active(sheet.JurorId)?.HasCleared(sheet.Alias) != true),
        Of("scores.locked-are-complete", "Locked scores have a value or an abstention, and a remark, on every criterion", (sheet, brief, _) => sheet.IsLocked && !sheet.IsComplete(Ids(brief))),
        Of("scores.lock-is-noted", "The jury knows which of the assigned scores are locked", (sheet, _, jury) =>
            jury?.Assignments.FirstOrDefault(pair => pair.PersonId == sheet.JurorId && pair.Alias == sheet.Alias) is { } pair && (pair.LockedAt is null) != (sheet.LockedAt is null)),
        Invariant.Of<SolutionsDb>("scores.sheet-of-each-lock", "For each locked assignment there are scores", LockedWithoutSheetAsync),
    ];

    private static IReadOnlyList<Guid> Ids(ChallengeBrief brief) => [.. brief.Criteria.Select(criterion => criterion.Id)];

    private static Invariant Of(string name, string sentence, Func<ScoreSheet, ChallengeBrief, Jury?, bool> isBroken) => Invariant.Of<SolutionsDb>(name, sentence, async (db, cancel) =>
    {
        var sheets = await db.ScoreSheets.AsNoTracking().ToListAsync(cancel);
        var briefs = await db.Briefs.AsNoTracking().ToDictionaryAsync(brief => brief.Id, cancel);
        var juries = await db.Juries.AsNoTracking().ToDictionaryAsync(jury => jury.Id, cancel);
        return sheets.Where(sheet => isBroken(sheet, briefs[sheet.ChallengeId], juries.GetValueOrDefault(sheet.ChallengeId))).Select(sheet => sheet.Id.ToString());
    });

    private static async Task<IEnumerable<string>> LockedWithoutSheetAsync(SolutionsDb db, CancellationToken cancel)
    {
        var sheets = (await db.ScoreSheets.AsNoTracking().Where(sheet => sheet.LockedAt != null).Select(sheet => new { sheet.ChallengeId, sheet.JurorId, sheet.Alias }).ToListAsync(cancel))
            .Select(sheet => (sheet.ChallengeId, sheet.JurorId, sheet.Alias)).ToHashSet();
        var juries = await db.Juries.AsNoTracking().ToListAsync(cancel);
        return juries.Where(jury => jury.Assignments.Any(pair => pair.LockedAt is not null && !sheets.Contains((jury.Id, pair.PersonId, pair.Alias)))).Select(jury => jury.Id.ToString());
    }
}
