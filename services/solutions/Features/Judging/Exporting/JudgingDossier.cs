using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Features.Judging.Exporting;

/// <param name="Juror">By number, drawn by lot.</param>
/// <param name="Tenths">Null for an abstention.</param>
internal sealed record DossierScore(string Alias, int Juror, Guid CriterionId, int? Tenths, string Remark);

/// <summary>What a complete ranking was made of, and nothing that says who is behind a submission or a number.</summary>
internal sealed class JudgingDossier
{
    /// <param name="sheets">Locked and counting ones.</param>
    public JudgingDossier(JuryRoom room, IReadOnlyList<ScoreSheet> sheets)
    {
        (ChallengeId, Title, Criteria, Ranking) = (room.Brief.Id, room.Brief.Title, [.. room.Brief.Criteria], Domain.Juries.Ranking.Of(RankingCriterion.Of(room.Brief.Criteria), sheets));
        Submissions = [.. room.Opened.Where(submission => Ranking.Any(row => row.Alias == submission.Alias)).Select(submission => (submission.Alias, submission.Title))];
        var numbers = new JurorNumbers(sheets);
        Scores = [.. from submission in Submissions
                     from sheet in sheets.Where(sheet => sheet.Alias == submission.Alias).OrderBy(sheet => numbers.Of(sheet.JurorId))
                     from criterion in Criteria
                     let score = sheet.Scores.Single(score => score.CriterionId == criterion.Id)
                     select new DossierScore(sheet.Alias, numbers.Of(sheet.JurorId), criterion.Id, score.Tenths, score.Remark)];
    }

    public Guid ChallengeId { get; }

    public LocalizedText Title { get; }

    /// <summary>As frozen when the challenge was published.</summary>
    public IReadOnlyList<BriefCriterion> Criteria { get; }

    public IReadOnlyList<(string Alias, string Title)> Submissions { get; }

    public IReadOnlyList<DossierScore> Scores { get; }

    public IReadOnlyList<RankingRow> Ranking { get; }
}
