namespace Market.Solutions.Domain.Juries.Analysing;

/// <summary>The ranking without one juror.</summary>
/// <param name="Firsts">Who would have the first rank; empty when nobody is eligible.</param>
/// <param name="Moved">Submissions that would have another rank.</param>
/// <param name="Unjudged">Submissions that nobody else judged.</param>
internal sealed record WithoutJuror(Guid JurorId, IReadOnlyList<string> Firsts, int Moved, int Unjudged);

/// <summary>How far the weight of a criterion can move, all others keeping their proportions, before the winner is not alone first.</summary>
/// <param name="Low">Percent, from 0; rounded to a tenth towards the present weight.</param>
/// <param name="Below">Who draws level at <paramref name="Low"/>; null when nobody does down to 0.</param>
/// <param name="High">Percent, up to 100; rounded to a tenth towards the present weight.</param>
/// <param name="Above">Who draws level at <paramref name="High"/>; null when nobody does up to 100.</param>
internal sealed record WeightRange(Guid CriterionId, decimal Low, string? Below, decimal High, string? Above);

/// <summary>One score that would change who is alone first.</summary>
/// <param name="From">The score given, in tenths.</param>
/// <param name="To">The nearest one with which it would be otherwise, in tenths.</param>
/// <param name="Firsts">Who would have the first rank then.</param>
internal sealed record Flip(Guid JurorId, string Alias, Guid CriterionId, int From, int To, IReadOnlyList<string> Firsts);

/// <summary>How much of the binding ranking hangs on one juror, one weight or one score. Exact, by the rules of <see cref="Ranking"/>.</summary>
internal sealed class Robustness(IReadOnlyList<RankingCriterion> criteria, IReadOnlyList<ScoreSheet> sheets)
{
    private readonly ILookup<string, ScoreSheet> _sheets = sheets.ToLookup(sheet => sheet.Alias);

    /// <summary>The binding ranking.</summary>
    public IReadOnlyList<RankingRow> Rows { get; } = Ranking.Of(criteria, sheets);

    /// <summary>Who is alone first; null where the first rank is shared or nobody is eligible.</summary>
    public RankingRow? Winner => Rows is [{ Rank: 1, Tied: false } first, ..] ? first : null;

    /// <summary>Of each juror, in order of the identifiers; nothing when there is but one.</summary>
    public IReadOnlyList<WithoutJuror> WithoutEach()
    {
        var jurors = sheets.Select(sheet => sheet.JurorId).Distinct().Order().ToList();
        return jurors.Count == 1 ? [] : [.. jurors.Select(Without)];
    }

    /// <summary>Of each criterion; nothing without a winner or with one criterion only.</summary>
    public IReadOnlyList<WeightRange> Weights() => Winner is { } winner && Weighted.Count > 1 ? [.. Weighted.Select(criterion => RangeOf(criterion, winner))] : [];

    /// <summary>The smallest changes of one score each that would do, the smallest first.</summary>
    public IReadOnlyList<Flip> Flips(int most) =>
        Winner is not { } winner ? [] : [.. sheets.SelectMany(sheet => sheet.Scores.Where(score => !score.Abstained).Select(score => FlipOf(sheet, score, winner))).OfType<Flip>()
            .OrderBy(flip => Math.Abs(flip.To - flip.From)).ThenBy(flip => flip.Alias, StringComparer.Ordinal).Take(most)];

    private List<RankingCriterion> Weighted => [.. criteria.Where(criterion => !criterion.IsRequirement)];

    private static List<string> FirstsOf(IEnumerable<RankingRow> rows) => [.. rows.Where(row => row.Rank == 1).Select(row => row.Alias)];

    private WithoutJuror Without(Guid juror)
    {
        var rows = Ranking.Of(criteria, sheets.Where(sheet => sheet.JurorId != juror));
        var ranks = rows.ToDictionary(row => row.Alias, row => row.Rank);
        return new WithoutJuror(juror, FirstsOf(rows), Rows.Count(row => ranks.TryGetValue(row.Alias, out var rank) && rank != row.Rank), Rows.Count - rows.Count);
    }

    private WeightRange RangeOf(RankingCriterion criterion, RankingRow winner)
    {
        if (criterion.Weight == 100)
            return new WeightRange(criterion.Id, 100, null, 100, null);
        var (low, below, high, above) = (0m, (string?)null, 1m, (string?)null);
        foreach (var other in Rows.Where(row => row.Eligible && row.Alias != winner.Alias))
        {
            // The lead is (1 − w)·others + w·own, which is 0 at others ÷ (others − own).
            var (own, others) = LeadOf(criterion, winner, other);
            if (own == others)
                continue;
            var level = others / (others - own);
            if (level >= low && level * 100 <= criterion.Weight)
                (low, below) = (level, other.Alias);
            else if (level <= high && level * 100 > criterion.Weight)
                (high, above) = (level, other.Alias);
        }

        return new WeightRange(criterion.Id, Math.Ceiling(low * 1000) / 10, below, Math.Floor(high * 1000) / 10, above);
    }

    /// <summary>By how much the winner is ahead on the criterion, and on all others together in their proportions: whole numbers on one scale.</summary>
    private (decimal Own, decimal Others) LeadOf(RankingCriterion criterion, RankingRow winner, RankingRow other)
    {
        var (mine, theirs) = (TalliesOf(winner), TalliesOf(other));
        var scale = Tally.ScaleOf(mine.Values.Concat(theirs.Values));
        return (Lead(criterion.Id) * (100 - criterion.Weight), criteria.Where(each => each.Id != criterion.Id).Sum(each => each.Weight * Lead(each.Id)));

        decimal Lead(Guid id) => (decimal)(mine[id].On(scale) - theirs[id].On(scale));
    }

    private Dictionary<Guid, Tally> TalliesOf(RankingRow row) => criteria.ToDictionary(criterion => criterion.Id, criterion => Tally.Of([.. _sheets[row.Alias]], criterion.Id));

    private Flip? FlipOf(ScoreSheet sheet, Score score, RankingRow winner)
    {
        var (from, limit) = (score.Tenths!.Value, sheet.Alias == winner.Alias ? 0 : 100);
        if (from == limit || FirstsWith(sheet, score, limit) is var extreme && IsStill(winner, extreme))
            return null;
        if (criteria.Single(criterion => criterion.Id == score.CriterionId).IsRequirement)
            return new Flip(sheet.JurorId, sheet.Alias, score.CriterionId, from, limit, extreme);
        // Between the score and the limit the answer changes once: further is never less.
        var (holds, turns) = (from, limit);
        while (Math.Abs(turns - holds) > 1)
        {
            var middle = (holds + turns) / 2;
            (holds, turns) = IsStill(winner, FirstsWith(sheet, score, middle)) ? (middle, turns) : (holds, middle);
        }

        return new Flip(sheet.JurorId, sheet.Alias, score.CriterionId, from, turns, FirstsWith(sheet, score, turns));
    }

    private static bool IsStill(RankingRow winner, List<string> firsts) => firsts is [var first] && first == winner.Alias;

    private List<string> FirstsWith(ScoreSheet changed, Score score, int tenths)
    {
        var own = _sheets[changed.Alias].Select(sheet => sheet == changed ? changed.With(score.CriterionId, tenths) : sheet);
        var row = Ranking.Of(criteria, own).Single();
        var others = Rows.Where(other => other.Eligible && other.Alias != changed.Alias).ToList();
        var best = others.Append(row).Where(other => other.Eligible).Select(other => other.TotalHundredths).DefaultIfEmpty().Max();
        return [.. others.Append(row).Where(other => other.Eligible && other.TotalHundredths == best).Select(other => other.Alias)];
    }
}
