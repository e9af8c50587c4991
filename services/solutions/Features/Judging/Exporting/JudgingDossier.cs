using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Features.Reporting;

namespace Market.Solutions.Features.Judging.Exporting;

/// <param name="Juror">By number, drawn by lot.</param>
/// <param name="Tenths">Null for an abstention.</param>
internal sealed record DossierScore(string Alias, int Juror, Guid CriterionId, int? Tenths, string Remark);

/// <summary>A score that was final otherwise before.</summary>
/// <param name="Juror">By number.</param>
/// <param name="From">Tenths; null for an abstention.</param>
/// <param name="To">Tenths; null for an abstention.</param>
internal sealed record DossierShift(string Alias, int Juror, Guid CriterionId, int? From, int? To, string Reason, DateTimeOffset ReopenedAt);

/// <param name="Number">Of the file in its submission.</param>
/// <param name="Original">SHA-256 of what the team sent; null for a reader who could recognise it.</param>
/// <param name="Copy">SHA-256 of what the jury got; null when nobody asked for it, or none could be made.</param>
internal sealed record DossierFile(string Alias, int Number, string? Original, string? Copy);

/// <summary>What a complete ranking was made of, and nothing that says who is behind a submission or a number.</summary>
internal sealed class JudgingDossier
{
    /// <param name="sheets">Locked and counting ones.</param>
    /// <param name="copies">SHA-256 of the clean copies, by id of the file.</param>
    /// <param name="report">Null until it is issued.</param>
    public JudgingDossier(JuryRoom room, IReadOnlyList<ScoreSheet> sheets, IReadOnlyDictionary<Guid, string?> copies, ReportFile? report)
    {
        (Brief, Report, Ranking) = (room.Brief, report, Domain.Juries.Ranking.Of(RankingCriterion.Of(room.Brief.Criteria), sheets));
        Submissions = [.. room.Opened.Where(submission => Ranking.Any(row => row.Alias == submission.Alias))];
        // The body has the opening's record. A chair who got a file elsewhere would know by its hash whose it is.
        ShowsOriginals = room.IsTeam || room.Brief.AwardedAt is not null;
        Files = [.. from submission in Submissions
                    from file in submission.Files.Index()
                    select new DossierFile(submission.Alias, file.Index + 1, ShowsOriginals ? file.Item.Sha256 : null, copies.GetValueOrDefault(file.Item.Id))];
        var numbers = new JurorNumbers(sheets);
        Sheets = [.. from submission in Submissions
                     from sheet in sheets.Where(sheet => sheet.Alias == submission.Alias).OrderBy(sheet => numbers.Of(sheet.JurorId))
                     select (sheet, numbers.Of(sheet.JurorId))];
        Lapses = room.IsChair || room.Brief.AwardedAt is not null ? [.. room.Jury!.Losses.Where(loss => loss.LockedAt is not null && Submissions.Any(submission => submission.Alias == loss.Alias))] : [];
        Names = room.Jury!.Members.ToDictionary(member => member.PersonId, member => member.Name);
    }

    public ChallengeBrief Brief { get; }

    /// <summary>With its signatures.</summary>
    public ReportFile? Report { get; }

    public bool ShowsOriginals { get; }

    public IReadOnlyList<OpenedSubmission> Submissions { get; }

    public IReadOnlyList<DossierFile> Files { get; }

    public IReadOnlyList<RankingRow> Ranking { get; }

    /// <summary>Final scores that count no more. With the names of who recused, which the report tells, they would tell the body whose a submission is: only for the chair before the award.</summary>
    public IReadOnlyList<Loss> Lapses { get; }

    public IReadOnlyDictionary<Guid, string> Names { get; }

    /// <summary>Who judged what, by number.</summary>
    public IReadOnlyList<(ScoreSheet Sheet, int Juror)> Sheets { get; }

    public IEnumerable<DossierScore> Scores =>
        from each in Sheets
        from criterion in Brief.Criteria
        let score = each.Sheet.Scores.Single(score => score.CriterionId == criterion.Id)
        select new DossierScore(each.Sheet.Alias, each.Juror, criterion.Id, score.Tenths, score.Remark);

    public IEnumerable<DossierShift> Shifts =>
        from each in Sheets
        from shift in each.Sheet.Shifts()
        select new DossierShift(each.Sheet.Alias, each.Juror, shift.CriterionId, shift.From, shift.To, shift.Reason, shift.ReopenedAt);
}
