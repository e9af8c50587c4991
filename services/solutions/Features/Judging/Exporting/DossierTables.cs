using System.Globalization;

using static Market.Solutions.Features.Judging.Exporting.DossierTable;

namespace Market.Solutions.Features.Judging.Exporting;

/// <param name="Name">Of the file or sheet, without extension.</param>
/// <param name="Cells">Text, whole numbers or decimals; null is an empty cell. A decimal is written with as many decimals as it has.</param>
internal sealed record DossierTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Cells)
{
    public static object?[] Row(params object?[] cells) => cells;

    /// <summary>In universal time, to the second.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>The dossier as tables, the same for every format. <c>deploy/verify/ranking.py</c> reads them: a changed column is a changed format.</summary>
internal static class DossierTables
{
    public static IReadOnlyList<DossierTable> Of(JudgingDossier dossier) =>
        [Criteria(dossier), Submissions(dossier), Files(dossier), Assignment(dossier), Scores(dossier), Shifts(dossier), Lapses(dossier), Ranking(dossier)];

    /// <summary>An abstention is a word, so that no spreadsheet takes it for a zero.</summary>
    public static DossierTable Scores(JudgingDossier dossier) => new(
        "scores", ["submission", "juror", "criterion", "score", "remark"],
        [.. dossier.Scores.Select(score => Row(score.Alias, score.Juror, Text(score.CriterionId), Given(score.Tenths), score.Remark))]);

    /// <summary>Rank is empty for who is not eligible, a mean where all abstained, and with it the total; after it one column of means for each criterion.</summary>
    public static DossierTable Ranking(JudgingDossier dossier) => new(
        "ranking", ["rank", "submission", "total", "eligible", "tied", .. dossier.Brief.Criteria.Select(criterion => Text(criterion.Id))],
        [.. dossier.Ranking.Select(row => Row(
            [row.Rank, row.Alias, Hundredths(row.TotalHundredths), Text(row.Eligible), Text(row.Tied), .. dossier.Brief.Criteria.Select(criterion => Hundredths(row.Criteria.Single(mean => mean.CriterionId == criterion.Id).MeanHundredths))]))]);

    private static DossierTable Criteria(JudgingDossier dossier) => new(
        "criteria", ["criterion", "name_nl", "name_en", "name_fr", "weight", "minimum"],
        [.. dossier.Brief.Criteria.Select(criterion => Row(Text(criterion.Id), criterion.Name.Nl, criterion.Name.En, criterion.Name.Fr, criterion.Weight, criterion.Minimum is { } minimum ? Decimals((int)(minimum * 10), 1) : null))]);

    /// <summary>The hash is of what was received, as on the receipt and the opening's record.</summary>
    private static DossierTable Submissions(JudgingDossier dossier) => new(
        "submissions", ["submission", "title", "received_sha256"],
        [.. dossier.Submissions.Select(submission => Row(submission.Alias, submission.Title, dossier.ShowsOriginals ? submission.ContentHash : null))]);

    private static DossierTable Files(JudgingDossier dossier) => new(
        "files", ["submission", "file", "original_sha256", "copy_sha256"], [.. dossier.Files.Select(file => Row(file.Alias, file.Number, file.Original, file.Copy))]);

    private static DossierTable Assignment(JudgingDossier dossier) => new(
        "assignment", ["submission", "juror", "reopened"], [.. dossier.Sheets.Select(each => Row(each.Sheet.Alias, each.Juror, each.Sheet.Earlier.Count))]);

    private static DossierTable Shifts(JudgingDossier dossier) => new(
        "shifts", ["submission", "juror", "criterion", "from", "to", "reason", "reopened"],
        [.. dossier.Shifts.Select(shift => Row(shift.Alias, shift.Juror, Text(shift.CriterionId), Given(shift.From), Given(shift.To), shift.Reason, Moment(shift.ReopenedAt)))]);

    private static DossierTable Lapses(JudgingDossier dossier) => new(
        "lapses", ["submission", "name", "final", "fell_away"], [.. dossier.Lapses.Select(lapse => Row(lapse.Alias, lapse.Name, Moment(lapse.LockedAt!.Value), Moment(lapse.At)))]);

    private static object? Hundredths(int? number) => number is { } value ? Decimals(value, 2) : null;

    private static decimal Decimals(int number, byte decimals) => new(number, 0, 0, false, decimals);

    private static string Text(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);

    private static object Given(int? tenths) => tenths is { } given ? Decimals(given, 1) : "abstained";

    private static string Text(bool yes) => yes ? "yes" : "no";
}
