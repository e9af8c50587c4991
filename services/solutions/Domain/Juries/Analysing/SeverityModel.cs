namespace Market.Solutions.Domain.Juries.Analysing;

/// <summary>
/// Score = merit of the submission + severity of the juror + noise. Severities are drawn from a common normal distribution and so pulled towards zero as far as the
/// scores do not show them (partial pooling); merits are not pulled anywhere, so nobody's place suffers from having had fewer jurors. Merits are told as this jury would
/// give them on average, so where everybody judged everything the merit is the plain mean. It is the recovery of inter-block information (Yates 1940), with jurors as blocks; the spread of the jurors comes from the
/// restricted likelihood (Patterson and Thompson 1971) with a half-Cauchy prior on its ratio to the noise (Gelman 2006), over which the result is averaged.
/// <para>Advisory: the binding ranking is <see cref="Ranking"/>. Floating point, so the last digits may differ between machines.</para>
/// </summary>
internal sealed class SeverityModel
{
    /// <summary>With less left to learn the noise from, an interval would say more than is known.</summary>
    private const int LeastFreedom = 3;

    /// <summary>Relative spread of the jurors' ratio below which averaging over it changes no interval by a percent.</summary>
    private const double Sharp = 0.1;

    private const double FirstTry = -5;
    private const double LastTry = 3;
    private const double Stride = 2;
    private const double Near = 0.02;
    private const int MostSteps = 6;
    private readonly NormalEquations _equations;

    private SeverityModel(NormalEquations equations) => _equations = equations;

    /// <returns>Null when there are too few scores to tell noise from merit: every submission with one juror, or hardly more.</returns>
    /// <param name="scores">At least one for each submission.</param>
    /// <exception cref="ArgumentException">A submission has no score.</exception>
    public static SeverityFit? Fit(ReadOnlySpan<JurorScore> scores, int submissions, int jurors)
    {
        var equations = new NormalEquations(scores, submissions, jurors);
        return equations.Freedom < LeastFreedom ? null : new SeverityFit(equations, new SeverityModel(equations).Nodes());
    }

    /// <summary>The likely ratios of juror spread to noise, with their weights.</summary>
    private List<SeverityNode> Nodes()
    {
        var (top, spread) = Top();
        if (spread < Sharp)
            return [At(top)];
        var best = At(top);
        var nodes = new List<SeverityNode> { best };
        foreach (var step in new[] { -spread / 2, spread / 2 })
        {
            for (var (place, node) = (top + step, best); place is > FirstTry - 2 and < LastTry + 2; place += step)
            {
                node = At(place);
                if (node.LogWeight < best.LogWeight - 7)
                    break;
                nodes.Add(node);
            }
        }

        return nodes;
    }

    /// <summary>The most likely ratio (logarithm of the standard deviations' ratio) and how sharply it is known.</summary>
    private (double Top, double Spread) Top()
    {
        var (left, middle, right) = Bracket();
        for (var step = 0; step < MostSteps && Vertex(left, middle, right) is var vertex && Math.Abs(vertex - middle.Place) > Near; step++)
        {
            var tried = Try(vertex);
            var (low, high) = tried.Place < middle.Place ? (tried, middle) : (middle, tried);
            (left, middle, right) = low.Height > high.Height ? (left, low, high) : (low, high, right);
        }

        // Measured again as far away as the answer will be used.
        var spread = SpreadOf(Curve(left, middle, right));
        return (middle.Place, SpreadOf(Curve(Try(middle.Place - spread), middle, Try(middle.Place + spread))));
    }

    /// <summary>The standard deviation of a normal distribution with this curve at its top; where it is flat, as wide as the steps may be.</summary>
    private static double SpreadOf(double curve) => Math.Min(1, curve < 0 ? Math.Sqrt(-1 / curve) : 1);

    private (Point Left, Point Middle, Point Right) Bracket()
    {
        List<Point> points = [.. Enumerable.Range(0, 1 + (int)((LastTry - FirstTry) / Stride)).Select(index => Try(FirstTry + (index * Stride)))];
        var top = Math.Clamp(points.IndexOf(points.MaxBy(point => point.Height)), 1, points.Count - 2);
        return (points[top - 1], points[top], points[top + 1]);
    }

    /// <summary>Where the parabola through three points is highest, not too near the outer two.</summary>
    private static double Vertex(Point left, Point middle, Point right)
    {
        var curve = Curve(left, middle, right);
        var slope = ((right.Height - left.Height) / (right.Place - left.Place)) - (curve / 2 * (left.Place + right.Place - (2 * middle.Place)));
        var vertex = curve < 0 ? middle.Place - (slope / curve) : middle.Place;
        return Math.Clamp(vertex, left.Place + Near, right.Place - Near);
    }

    /// <summary>Second derivative of the parabola through three points.</summary>
    private static double Curve(Point left, Point middle, Point right) =>
        2 * (((right.Height - middle.Height) / (right.Place - middle.Place)) - ((middle.Height - left.Height) / (middle.Place - left.Place))) / (right.Place - left.Place);

    private Point Try(double logRatio) => new(logRatio, At(logRatio).LogWeight);

    private SeverityNode At(double logRatio) => new(_equations, logRatio);

    private readonly record struct Point(double Place, double Height);
}
