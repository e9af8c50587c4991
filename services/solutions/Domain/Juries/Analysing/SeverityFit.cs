namespace Market.Solutions.Domain.Juries.Analysing;

/// <summary>What <see cref="SeverityModel"/> says of each submission and juror.</summary>
internal sealed class SeverityFit
{
    private readonly NormalEquations _equations;
    private readonly double[] _weights;
    private readonly double _quantile;

    public SeverityFit(NormalEquations equations, List<SeverityNode> nodes)
    {
        (_equations, Nodes) = (equations, nodes);
        var top = nodes.Max(node => node.LogWeight);
        _weights = [.. nodes.Select(node => Math.Exp(node.LogWeight - top))];
        var sum = _weights.Sum();
        for (var node = 0; node < _weights.Length; node++)
            _weights[node] /= sum;
        _quantile = StudentQuantile(equations.Freedom) * Math.Sqrt((equations.Freedom - 2.0) / equations.Freedom);
        (Merits, Severities) = (new Interval[equations.Submissions], new Interval[equations.Left.Size]);
        Weigh();
        Preference = equations.AsksPreference ? Severities[^1] : null;
        Severities = Severities[..equations.Jurors];
    }

    public NormalEquations Equations => _equations;

    public IReadOnlyList<SeverityNode> Nodes { get; }

    public IReadOnlyList<double> Weights => _weights;

    /// <summary>Of each submission: what this jury would have given on average, had every juror judged it.</summary>
    public Interval[] Merits { get; }

    /// <summary>Of each juror: how much more (above 0) or less than this jury on average.</summary>
    public Interval[] Severities { get; }

    /// <summary>How much more a related juror gives; null when no score is related.</summary>
    public Interval? Preference { get; }

    /// <summary>Standard deviation of one score around merit and severity.</summary>
    public double Noise => Nodes.Zip(_weights).Sum(node => node.First.Noise * node.Second);

    /// <summary>Standard deviation between the jurors.</summary>
    public double Spread => Nodes.Zip(_weights).Sum(node => node.First.Ratio * node.First.Noise * node.Second);

    /// <summary>Means and squares of all nodes together: the mean of their variances plus the variance of their means.</summary>
    private void Weigh()
    {
        var (effects, effectSquares) = (new double[Severities.Length], new double[Severities.Length]);
        var (merits, meritSquares) = (new double[Merits.Length], new double[Merits.Length]);
        for (var index = 0; index < Nodes.Count; index++)
        {
            var (node, weight) = (Nodes[index], _weights[index]);
            var spread = new PanelSpread(_equations, node.Factor.Inverse());
            var variance = node.Noise * node.Noise * _equations.Freedom / (_equations.Freedom - 2);
            var average = node.Effects.Take(_equations.Jurors).Average();
            for (var row = 0; row < effects.Length; row++)
                Add(ref effects[row], ref effectSquares[row], weight, node.Effects[row] - (row < _equations.Jurors ? average : 0), variance * spread.OfEffect(row));
            for (var submission = 0; submission < merits.Length; submission++)
                Add(ref merits[submission], ref meritSquares[submission], weight, _equations.Means[submission] - _equations.Moved(submission, node.Effects) + average, variance * spread.OfMerit(submission));
        }

        for (var row = 0; row < effects.Length; row++)
            Severities[row] = Around(effects[row], effectSquares[row]);
        for (var submission = 0; submission < merits.Length; submission++)
            Merits[submission] = Around(merits[submission], meritSquares[submission]);
    }

    private static void Add(ref double mean, ref double square, double weight, double value, double variance)
    {
        mean += weight * value;
        square += weight * (variance + (value * value));
    }

    private Interval Around(double mean, double square)
    {
        var half = _quantile * Math.Sqrt(Math.Max(0, square - (mean * mean)));
        return new Interval(mean, mean - half, mean + half);
    }

    /// <summary>97.5 % quantile of Student's t; Abramowitz and Stegun 26.7.5 (error under a percent from three degrees of freedom on).</summary>
    private static double StudentQuantile(int freedom)
    {
        const double Normal = 1.959963984540054;
        double Power(int exponent) => Math.Pow(Normal, exponent);
        return Normal
            + ((Power(3) + Normal) / (4.0 * freedom))
            + (((5 * Power(5)) + (16 * Power(3)) + (3 * Normal)) / (96.0 * freedom * freedom))
            + (((3 * Power(7)) + (19 * Power(5)) + (17 * Power(3)) - (15 * Normal)) / (384.0 * Math.Pow(freedom, 3)))
            + (((79 * Power(9)) + (776 * Power(7)) + (1482 * Power(5)) - (1920 * Power(3)) - (945 * Normal)) / (92160.0 * Math.Pow(freedom, 4)));
    }
}
