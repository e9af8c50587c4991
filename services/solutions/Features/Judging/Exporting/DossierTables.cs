using System.Globalization;

namespace Market.Solutions.Features.Judging.Exporting;

/// <param name="Name">Of the file or sheet, without extension.</param>
/// <param name="Cells">Text, whole numbers or decimals; null is an empty cell. A decimal is written with as many decimals as it has.</param>
internal sealed record DossierTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Cells);

/// <summary>The dossier as tables, the same for every format. <c>deploy/verify/ranking.py</c> reads them: a changed column is a changed format.</summary>
internal static class DossierTables
{
    public static IReadOnlyList<DossierTable> Of(JudgingDossier dossier) => [Criteria(dossier), Submissions(dossier), Scores(dossier), Ranking(dossier)];

    /// <summary>An abstention is a word, so that no spreadsheet takes it for a zero.</summary>
    public static DossierTable Scores(JudgingDossier dossier) => new(
        "scores", ["submission", "juror", "criterion", "score", "remark"],
        [.. dossier.Scores.Select(score => Row(score.Alias, score.Juror, Text(score.CriterionId), score.Tenths is { } tenths ? Decimals(tenths, 1) : "abstained", score.Remark))]);

    /// <summary>Rank is empty for who is not eligible, a mean where all abstained, and with it the total; after it one column of means for each criterion.</summary>
    public static DossierTable Ranking(JudgingDossier dossier) => new(
        "ranking", ["rank", "submission", "total", "eligible", "tied", .. dossier.Criteria.Select(criterion => Text(criterion.Id))],
        [.. dossier.Ranking.Select(row => Row(
            [row.Rank, row.Alias, Hundredths(row.TotalHundredths), Text(row.Eligible), Text(row.Tied), .. dossier.Criteria.Select(criterion => Hundredths(row.Criteria.Single(mean => mean.CriterionId == criterion.Id).MeanHundredths))]))]);

    private static DossierTable Criteria(JudgingDossier dossier) => new(
        "criteria", ["criterion", "name", "weight", "minimum"],
        [.. dossier.Criteria.Select(criterion => Row(Text(criterion.Id), criterion.Name.For("nl"), criterion.Weight, criterion.Minimum is { } minimum ? Decimals((int)(minimum * 10), 1) : null))]);

    private static DossierTable Submissions(JudgingDossier dossier) => new("submissions", ["submission", "title"], [.. dossier.Submissions.Select(submission => Row(submission.Alias, submission.Title))]);

    private static object?[] Row(params object?[] cells) => cells;

    private static object? Hundredths(int? number) => number is { } value ? Decimals(value, 2) : null;

    private static decimal Decimals(int number, byte decimals) => new(number, 0, 0, false, decimals);

    private static string Text(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);

    private static string Text(bool yes) => yes ? "yes" : "no";
}
