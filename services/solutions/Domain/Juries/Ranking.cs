using System.Text.Json.Serialization;

using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Juries;

/// <summary>A criterion as it was frozen when the challenge was published.</summary>
/// <param name="Weight">Percent; all weights add up to 100. 0 for a requirement.</param>
/// <param name="MinimumTenths">Least mean (0 to 100 tenths) to be eligible; null when there is none.</param>
internal sealed record RankingCriterion(Guid Id, int Weight, int? MinimumTenths)
{
    public bool IsRequirement => this is { Weight: 0, MinimumTenths: 50 or 100 };

    public static IReadOnlyList<RankingCriterion> Of(IReadOnlyList<BriefCriterion> criteria) =>
        [.. criteria.Select(criterion => new RankingCriterion(criterion.Id, criterion.Weight, (int?)(criterion.Minimum * 10)))];
}

/// <param name="MeanHundredths">Mean of the jurors' scores, 0 to 1000 (0.00 to 10.00), rounded for showing only; null when all abstained.</param>
/// <param name="BelowMinimum">The exact mean is under the criterion's minimum.</param>
/// <param name="Abstained">How many jurors abstained. Not written when none did, so that a report from before there were abstentions keeps its hash.</param>
internal sealed record CriterionMean(
    Guid CriterionId, int? MeanHundredths, bool BelowMinimum, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Abstained = 0);

/// <param name="Rank">Null when not eligible.</param>
/// <param name="TotalHundredths">0 to 10000 (0.00 to 100.00); null when a criterion has no score at all.</param>
/// <param name="Tied">Another eligible submission has the same total.</param>
internal sealed record RankingRow(int? Rank, string Alias, int? TotalHundredths, bool Eligible, bool Tied, IReadOnlyList<CriterionMean> Criteria);

/// <summary>
/// From scores to an order.
/// <para>Total = Σ over criteria of weight% × mean × 10, out of 100, where mean is the plain mean (0 to 10) of the locked scores of the
/// submission's jurors who did not abstain. With s = sum of the scores in tenths, n = number of those jurors, w = weight in percent, the total in
/// hundredths is Σ w·s ÷ n. All arithmetic is in whole numbers; only this last division is rounded, to two decimals, half away from zero.</para>
/// <para>Requirement: a criterion of weight 0, answered with yes (10) or no (0) and a reason. With a minimum of 5 it excludes where more jurors said no than yes; with a
/// minimum of 10 where one said no. So it is a minimum like any other, and adds nothing to a total.</para>
/// <para>Abstention: it is no zero and counts in no mean. A criterion on which everybody abstained has no mean; then there is no total, and the submission is
/// not eligible until a juror's scores are reopened.</para>
/// <para>Minimum: a submission whose exact mean on a criterion is under that criterion's minimum is not eligible; it is listed after the
/// eligible ones without a rank.</para>
/// <para>Ties: submissions with equal shown totals share a rank, and the next rank is skipped (1, 1, 3). The reader sees why two are equal,
/// which a difference in a hidden third decimal would not allow. Inside a tie the order is that of the alias and means nothing.</para>
/// </summary>
internal static class Ranking
{
    /// <summary>The rule for who signs a report.</summary>
    public static readonly LocalizedText InWords = new(
        "Per criterium telt het gemiddelde van de scores (0 tot 10) van alle juryleden die de indiening beoordeelden; wie zich voor een criterium onthoudt, telt daar niet mee. Elk gemiddelde weegt volgens zijn criterium; samen geven ze een totaal op 100, afgerond op twee cijfers na de komma. Een voorwaarde, die niet meeweegt, geldt als 10 voor ja en 0 voor neen. Wie voor een criterium of voorwaarde onder het minimum blijft, of er geen enkele score voor heeft, krijgt geen plaats. Gelijke totalen delen dezelfde plaats.",
        "For each criterion the mean of the scores (0 to 10) of all jurors who judged the submission counts; who abstains on a criterion does not count there. Each mean is weighted by its criterion; together they give a total out of 100, rounded to two decimals. A requirement, which carries no weight, counts as 10 for yes and 0 for no. A submission below the minimum for a criterion or requirement, or without any score for it, gets no place. Equal totals share the same place.",
        "Pour chaque critère compte la moyenne des notes (de 0 à 10) de tous les membres du jury qui ont évalué le dossier ; qui s’abstient pour un critère n’y compte pas. Chaque moyenne est pondérée selon son critère ; ensemble, elles donnent un total sur 100, arrondi à deux décimales. Une condition, qui ne pèse pas dans le total, vaut 10 pour oui et 0 pour non. Un dossier sous le minimum d’un critère ou d’une condition, ou sans aucune note pour un critère, n’obtient pas de place. Des totaux égaux partagent la même place.");

    /// <param name="sheets">Locked and counting sheets only; every submission has at least one, and each holds every criterion.</param>
    /// <exception cref="ArgumentException">The weights do not add up to 100.</exception>
    public static IReadOnlyList<RankingRow> Of(IReadOnlyList<RankingCriterion> criteria, IEnumerable<ScoreSheet> sheets)
    {
        if (criteria.Sum(criterion => criterion.Weight) != 100)
            throw new ArgumentException("The weights do not add up to 100", nameof(criteria));
        var rows = sheets.GroupBy(sheet => sheet.Alias).Select(own => Row(own.Key, criteria, [.. own]))
            .OrderByDescending(row => row.Eligible).ThenByDescending(row => row.TotalHundredths).ThenBy(row => row.Alias.Length).ThenBy(row => row.Alias, StringComparer.Ordinal)
            .ToList();
        return [.. rows.Select(row => row.Eligible ? Placed(row, rows) : row)];
    }

    private static RankingRow Placed(RankingRow row, List<RankingRow> rows)
    {
        var eligible = rows.Where(other => other.Eligible).ToList();
        return row with
        {
            Rank = 1 + eligible.Count(other => other.TotalHundredths > row.TotalHundredths),
            Tied = eligible.Count(other => other.TotalHundredths == row.TotalHundredths) > 1,
        };
    }

    private static RankingRow Row(string alias, IReadOnlyList<RankingCriterion> criteria, IReadOnlyList<ScoreSheet> sheets)
    {
        var tallies = criteria.Select(criterion => Tally.Of(sheets, criterion.Id)).ToList();
        var means = criteria.Zip(tallies, (criterion, tally) => new CriterionMean(
            criterion.Id, tally.Count == 0 ? null : Divide(10 * tally.Sum, tally.Count), tally.Sum < criterion.MinimumTenths * tally.Count, sheets.Count - tally.Count)).ToList();
        var total = TotalOf(criteria, tallies);
        return new RankingRow(null, alias, total, total is not null && means.All(mean => !mean.BelowMinimum), false, means);
    }

    private static int? TotalOf(IReadOnlyList<RankingCriterion> criteria, IReadOnlyList<Tally> tallies)
    {
        if (tallies.Any(tally => tally.Count == 0))
            return null;
        var scale = Tally.ScaleOf(tallies);
        return Divide(criteria.Zip(tallies).Aggregate(Int128.Zero, (sum, each) => sum + (each.First.Weight * each.Second.On(scale))), scale);
    }

    /// <summary>Whole division of numbers that are not negative, rounded half away from zero.</summary>
    private static int Divide(Int128 dividend, Int128 divisor) => (int)(((2 * dividend) + divisor) / (2 * divisor));
}
