using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Features.Judging;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Awarding;

/// <summary>The letter to a team as it stands: what it may do next is not in it.</summary>
internal static class Letter
{
    /// <param name="award">Published.</param>
    public static async Task<GetFeedbackReply> ReadAsync(SolutionsDb db, OpenedSubmission submission, Award award, CancellationToken cancel)
    {
        var brief = await db.Briefs.AsNoTracking().SingleAsync(row => row.Id == submission.ChallengeId, cancel);
        var jury = await db.Juries.AsNoTracking().SingleAsync(row => row.Id == submission.ChallengeId, cancel);
        var sheets = await RankingView.CountingSheetsAsync(db, jury, cancel);
        var report = await db.JuryReports.AsNoTracking().SingleOrDefaultAsync(row => row.Id == submission.ChallengeId, cancel);
        var objections = await db.AwardObjections.AsNoTracking().Where(row => row.ChallengeId == award.Id && row.SolutionId == submission.SolutionId).ToListAsync(cancel);
        return Reply(brief, submission, award, sheets, report?.Issued) with { Objections = [.. objections.OrderBy(row => row.RaisedAt).Select(ObjectionRow.Of)] };
    }

    public static bool IsWinner(Award award, OpenedSubmission submission) => award.Places.Any(place => place.Alias == submission.Alias);

    private static GetFeedbackReply Reply(ChallengeBrief brief, OpenedSubmission submission, Award award, IReadOnlyList<ScoreSheet> sheets, IssuedReport? issued)
    {
        var row = Ranking.Of(RankingCriterion.Of(brief.Criteria), sheets).Single(row => row.Alias == submission.Alias);
        var own = sheets.Where(sheet => sheet.Alias == submission.Alias).ToList();
        return new GetFeedbackReply(
            brief.Id, brief.Title, submission.Title, row.Rank, row.TotalHundredths / 100m, row.Eligible, IsWinner(award, submission),
            [.. brief.Criteria.Select(criterion => Criterion(criterion, row.Criteria.Single(mean => mean.CriterionId == criterion.Id), own))],
            award.PublishedAt!.Value, Standstill.LastDay(award.PublishedAt.Value), issued is null ? null : Report(issued, submission.Alias),
            [], false, award.HasWithdrawn(submission.Alias), false, award.ConcludedAt);
    }

    private static GetFeedbackCriterion Criterion(BriefCriterion criterion, CriterionMean mean, List<ScoreSheet> sheets) => new(
        criterion.Name, criterion.Weight, mean.MeanHundredths / 100m, mean.BelowMinimum,
        [.. sheets.Select((sheet, index) => Juror(index + 1, sheet.Scores.Single(score => score.CriterionId == criterion.Id)))]);

    private static GetFeedbackReport Report(IssuedReport issued, string alias)
    {
        var part = ReportContent.Read(issued.Content).Submissions.Single(part => part.Alias == alias);
        return new GetFeedbackReport(part.Merits, part.Observations, part.ToClarify, issued.Hash);
    }

    private static GetFeedbackJuror Juror(int number, Score score) => new(number, score.Tenths / 10m, score.Remark);
}
