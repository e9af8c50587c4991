using Market.Hosting.Invariants;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Features.Judging;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Invariants;

/// <summary>What holds of awards: two persons outside the jury, on a complete scoring, by the ranking.</summary>
internal static class AwardInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Invariant.Of<SolutionsDb>("awards.two-persons", "An award was proposed by one person and confirmed by another",
            db => db.Awards.Where(award => award.ConfirmedBy == award.ProposedBy || (award.State == AwardState.Published
                ? award.ProposedBy == null || award.ConfirmedBy == null || award.PublishedAt == null
                : award.ConfirmedBy != null || award.PublishedAt != null)).Where(award => award.State != AwardState.None).Select(award => award.Id)),
        Invariant.Of<SolutionsDb>("awards.challenge-knows", "A challenge knows when its award was published, and that it was not",
            db => db.Briefs.Where(brief => brief.AwardedAt != db.Awards.Where(award => award.Id == brief.Id && award.State == AwardState.Published)
                .Select(award => award.PublishedAt).FirstOrDefault()).Select(brief => brief.Id)),
        Of("awards.after-the-scoring", "An award follows a complete scoring", (award, file) => award.State != AwardState.None && file.Jury is not { IsCompleted: true }),
        Of("awards.from-the-report", "An award rests on the issued report, unless it was published before there were reports", (award, file) => award.State != AwardState.None
            && !(award is { State: AwardState.Published, ReportHash: "" }) && (award.ReportHash is null || award.ReportHash != file.Report?.Issued?.Hash)),
        Of("awards.not-by-the-jury", "Nobody of the jury decides on the award", (award, file) => file.Jury is { } jury
            && new[] { award.ProposedBy, award.ConfirmedBy }.Any(person => person is { } id && jury.Active(id) is not null)),
        Of("awards.follow-the-ranking", "The winners are those that the ranking gives when it is computed again from the scores, without who withdrew", (award, file) =>
            award.State != AwardState.None && file.Jury is { IsCompleted: true } && !FollowsRanking(award, file)),
        Invariant.Of<SolutionsDb>("awards.concluded-in-order", "Nothing is concluded within the stand-still, while an objection waits, or without a winner who withdrew being replaced", async (db, cancel) =>
        {
            var waiting = await db.AwardObjections.Where(objection => objection.AnsweredAt == null).Select(objection => objection.ChallengeId).ToListAsync(cancel);
            var concluded = await db.Awards.AsNoTracking().Where(award => award.ConcludedAt != null).ToListAsync(cancel);
            return concluded.Where(award => award.LacksWinner || waiting.Contains(award.Id) || award.PublishedAt is not { } told || Standstill.Lasts(told, award.ConcludedAt!.Value)).Select(award => award.Id.ToString());
        }),
        Of("awards.results", "The published results name the winners and everybody who took part", (award, file) =>
            award.State == AwardState.Published && !NamesEverybody(award.Results, award.Places, file.Table)),
    ];

    private static bool FollowsRanking(Award award, AwardFile file)
    {
        var again = AwardRules.Places(
            [.. award.Places.Select(place => new ProposedWinner(place.Alias, place.Rank))], award.Motivation,
            [.. Ranking.Of(RankingCriterion.Of(file.Brief.Criteria), file.Sheets).Where(row => !award.HasWithdrawn(row.Alias) || award.Places.Any(place => place.Alias == row.Alias))], file.Brief.PrizeCents);
        return !again.Failed && again.Value.SequenceEqual(award.Places);
    }

    private static bool NamesEverybody(AwardResults? results, IReadOnlyList<AwardedPlace> places, IReadOnlyList<OnTheTable> table) =>
        results is not null
        && results.Winners.Select(winner => (winner.Rank, winner.TotalHundredths, winner.PrizeCents, winner.OrganisationName)).SequenceEqual(
            places.Select(place => (place.Rank, place.TotalHundredths, place.PrizeCents, table.First(row => row.Alias == place.Alias).LeadOrganisationName)))
        && results.SolutionIds.ToHashSet().SetEquals(table.Select(row => row.SolutionId))
        && results.SubmitterOrganisationIds.ToHashSet().SetEquals(table.SelectMany(row => row.OrganisationIds));

    private static Invariant Of(string name, string sentence, Func<Award, AwardFile, bool> isBroken) => Invariant.Of<SolutionsDb>(name, sentence, async (db, cancel) =>
    {
        var broken = new List<string>();
        foreach (var award in await db.Awards.AsNoTracking().ToListAsync(cancel))
        {
            if (isBroken(award, await FileOfAsync(db, award.Id, cancel)))
                broken.Add(award.Id.ToString());
        }

        return broken;
    });

    private static async Task<AwardFile> FileOfAsync(SolutionsDb db, Guid challengeId, CancellationToken cancel)
    {
        var brief = await db.Briefs.AsNoTracking().SingleAsync(brief => brief.Id == challengeId, cancel);
        var jury = await db.Juries.AsNoTracking().SingleOrDefaultAsync(jury => jury.Id == challengeId, cancel);
        var sheets = jury is null ? [] : await RankingView.CountingSheetsAsync(db, jury, cancel);
        var report = await db.JuryReports.AsNoTracking().SingleOrDefaultAsync(report => report.Id == challengeId, cancel);
        return new AwardFile(brief, jury, report, sheets, await db.TableAsync(cancel, challengeId));
    }

    private sealed record AwardFile(ChallengeBrief Brief, Jury? Jury, JuryReport? Report, IReadOnlyList<ScoreSheet> Sheets, IReadOnlyList<OnTheTable> Table);
}
