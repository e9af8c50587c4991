namespace Market.Solutions.Domain.Juries.Analysing;

/// <param name="ExpectedRank">From 1.</param>
/// <param name="First">Probability of having the highest merit.</param>
/// <param name="Top">Probability of being among the best so many.</param>
/// <param name="BeatsNext">Probability of more merit than the one after it in the given order; null for the last.</param>
internal sealed record RankChance(double ExpectedRank, double First, double Top, double? BeatsNext);

/// <summary>How likely each place is: many times over, merits as they may be are drawn from what the model thinks, and put in order. The same scores give the same numbers.</summary>
internal sealed class RankChances
{
    private const int Draws = 4000;
    private readonly SeverityFit _fit;
    private readonly IReadOnlyList<int> _order;
    private readonly Random _random = new(1940);
    private readonly double[] _merits;
    private readonly double[] _ranks;
    private readonly int[] _firsts;
    private readonly int[] _tops;
    private readonly int[] _beaten;

    private RankChances(SeverityFit fit, IReadOnlyList<int> order)
    {
        (_fit, _order) = (fit, order);
        var count = order.Count;
        (_merits, _ranks, _firsts, _tops, _beaten) = (new double[count], new double[count], new int[count], new int[count], new int[count]);
    }

    /// <param name="order">Indices of the submissions in the order of the binding ranking.</param>
    /// <param name="top">How many are best: the places with a prize.</param>
    /// <returns>By index of the submission.</returns>
    public static IReadOnlyDictionary<int, RankChance> Of(SeverityFit fit, IReadOnlyList<int> order, int top)
    {
        var chances = new RankChances(fit, order);
        for (var node = 0; node < fit.Nodes.Count; node++)
            chances.Draw(fit.Nodes[node], (int)Math.Round(Draws * fit.Weights[node]), top);
        return order.Index().ToDictionary(place => place.Item, place => chances.At(place.Index));
    }

    private int Drawn { get; set; }

    private RankChance At(int place) => new(
        _ranks[place] / Drawn, (double)_firsts[place] / Drawn, (double)_tops[place] / Drawn, place == _order.Count - 1 ? null : (double)_beaten[place] / Drawn);

    private void Draw(SeverityNode node, int times, int top)
    {
        var (effects, places) = (new double[node.Effects.Length], new int[_order.Count]);
        for (var time = 0; time < times; time++, Drawn++)
        {
            var noise = node.Noise * Math.Sqrt(_fit.Equations.Freedom / ChiSquare(_fit.Equations.Freedom));
            for (var row = 0; row < effects.Length; row++)
                effects[row] = noise * Normal();
            node.Factor.SolveUpper(effects);
            for (var row = 0; row < effects.Length; row++)
                effects[row] += node.Effects[row];
            for (var place = 0; place < places.Length; place++)
                (_merits[place], places[place]) = (Merit(_order[place], effects) + (noise * Normal() / Math.Sqrt(_fit.Equations.Count(_order[place]))), place);
            Count(places, top);
        }
    }

    private double Merit(int submission, double[] effects) => _fit.Equations.Means[submission] - _fit.Equations.Moved(submission, effects);

    private void Count(int[] places, int top)
    {
        for (var place = 0; place < places.Length - 1; place++)
            _beaten[place] += _merits[place] > _merits[place + 1] ? 1 : 0;
        Array.Sort(places, (left, right) => _merits[right].CompareTo(_merits[left]));
        _firsts[places[0]]++;
        for (var rank = 0; rank < places.Length; rank++)
        {
            _ranks[places[rank]] += rank + 1;
            _tops[places[rank]] += rank < top ? 1 : 0;
        }
    }

    /// <summary>Box and Muller 1958.</summary>
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>Wilson and Hilferty 1931, which is close enough from three degrees of freedom on for shares of four thousand draws.</summary>
    private double ChiSquare(int freedom)
    {
        var cube = 1 - (2.0 / (9 * freedom)) + (Normal() * Math.Sqrt(2.0 / (9 * freedom)));
        return freedom * Math.Pow(Math.Max(cube, 0.05), 3);
    }
}
