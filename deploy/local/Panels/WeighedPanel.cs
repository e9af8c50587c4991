using Market.Solutions.Domain.Juries.Analysing;

namespace Market.Local.Panels;

/// <summary>The severity model over the scores of a panel, with the names that belong to its numbers.</summary>
internal sealed class WeighedPanel
{
    /// <param name="scores">Of one section.</param>
    /// <param name="unit">What counts as one submission: an aspect, or a performance.</param>
    public WeighedPanel(IReadOnlyCollection<PanelScore> scores, Func<PanelScore, string> unit)
    {
        Judges = [.. scores.Select(score => score.Judge).Distinct().Order(StringComparer.Ordinal)];
        Units = [.. scores.Select(unit).Distinct().Order(StringComparer.Ordinal)];
        var (judges, units) = (Numbers(Judges), Numbers(Units));
        Scores = [.. scores.Select(score => new JurorScore(units[unit(score)], judges[score.Judge], score.Value, score.Related))];
    }

    public IReadOnlyList<string> Judges { get; }

    public IReadOnlyList<string> Units { get; }

    public JurorScore[] Scores { get; }

    public int Related => Scores.Count(score => score.Related);

    /// <summary>Each judge's mean over all aspects of a performance: how somebody likes a performance shows in all of them, so they are not as many independent scores.</summary>
    public static WeighedPanel OfPerformances(IEnumerable<PanelScore> scores) => new(
        [.. scores.GroupBy(score => (score.Performance, score.Judge)).Select(own => own.First() with { Value = own.Average(score => score.Value) })], score => score.Performance);

    public SeverityFit? Fit() => SeverityModel.Fit(Scores, Units.Count, Judges.Count);

    private static Dictionary<string, int> Numbers(IReadOnlyList<string> names) => names.Index().ToDictionary(name => name.Item, name => name.Index);
}
