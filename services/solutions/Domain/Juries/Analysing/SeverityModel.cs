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
    private const double LastTry = 4;
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
        const double Step = 1;
        var tries = Enumerable.Range(0, 1 + (int)((LastTry - FirstTry) / Step)).Select(index => FirstTry + (index * Step)).ToList();
        var top = tries.MaxBy(LogWeight);
        var spread = Step;
        for (var width = Step / 2; width > 0.01; width = Math.Min(width / 4, spread / 2))
        {
            var (below, here, above) = (LogWeight(top - width), LogWeight(top), LogWeight(top + width));
            var curve = (below - (2 * here) + above) / (width * width);
            if (curve >= 0)
                continue;
            spread = Math.Sqrt(-1 / curve);
            top += Math.Clamp((above - below) / (-2 * width * curve), -2 * width, 2 * width);
        }

        return (top, spread);
    }

    private double LogWeight(double logRatio) => At(logRatio).LogWeight;

    private SeverityNode At(double logRatio) => new(_equations, logRatio);
}
