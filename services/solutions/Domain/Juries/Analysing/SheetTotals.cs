namespace Market.Solutions.Domain.Juries.Analysing;

/// <summary>
/// What each sheet comes to, out of 100, for comparing jurors and submissions. Where a juror abstained the mean of the others stands in: so an abstention says nothing of how severe
/// somebody is, and the mean of a submission's sheets is its total in the binding ranking.
/// </summary>
internal static class SheetTotals
{
    /// <param name="sheets">Complete ones, of submissions with at least one score on each criterion.</param>
    /// <returns>In the order of the sheets.</returns>
    public static IEnumerable<(ScoreSheet Sheet, double Total)> Of(IReadOnlyList<RankingCriterion> criteria, IReadOnlyList<ScoreSheet> sheets)
    {
        var means = sheets.GroupBy(sheet => sheet.Alias).ToDictionary(own => own.Key, own => criteria.ToDictionary(criterion => criterion.Id, criterion => MeanOf([.. own], criterion.Id)));
        return sheets.Select(sheet => (sheet, criteria.Sum(criterion => criterion.Weight * (TenthsOf(sheet, criterion.Id) ?? means[sheet.Alias][criterion.Id])) / 100.0));
    }

    private static double MeanOf(List<ScoreSheet> sheets, Guid criterionId)
    {
        var tally = Tally.Of(sheets, criterionId);
        return (double)tally.Sum / tally.Count;
    }

    private static double? TenthsOf(ScoreSheet sheet, Guid criterionId) => sheet.Scores.First(score => score.CriterionId == criterionId).Tenths;
}
