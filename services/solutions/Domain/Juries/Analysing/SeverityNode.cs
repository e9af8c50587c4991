namespace Market.Solutions.Domain.Juries.Analysing;

/// <summary>The model with the ratio of juror spread to noise taken as known.</summary>
internal sealed class SeverityNode
{
    /// <summary>So wide a prior for the preference (a thousand times the noise) that it says nothing; without any, one that no score can tell would have no answer.</summary>
    private const double NearlyFree = 1e-6;

    /// <param name="logRatio">ln (standard deviation of the severities ÷ that of the noise).</param>
    public SeverityNode(NormalEquations equations, double logRatio)
    {
        var penalty = Math.Exp(-2 * logRatio);
        Factor = equations.Left.Copy();
        for (var juror = 0; juror < equations.Jurors; juror++)
            Factor[juror, juror] += penalty;
        if (equations.AsksPreference)
            Factor[equations.Jurors, equations.Jurors] += NearlyFree;
        Factor.Factorise();
        Effects = [.. equations.Right];
        Factor.SolveLower(Effects);
        var left = Math.Max(equations.Squares - SymmetricMatrix.Dot(Effects, Effects), 1e-12 * (1 + equations.Squares));
        Factor.SolveUpper(Effects);
        (Ratio, Noise) = (Math.Exp(logRatio), Math.Sqrt(left / equations.Freedom));
        LogWeight = -0.5 * (Factor.LogDeterminant() - (equations.Jurors * Math.Log(penalty)) + (equations.Freedom * Math.Log(left))) + logRatio - Math.Log(1 + (Ratio * Ratio));
    }

    /// <summary>Logarithm of how likely this ratio is, up to a constant.</summary>
    public double LogWeight { get; }

    /// <summary>Standard deviation of the severities ÷ that of the noise.</summary>
    public double Ratio { get; }

    /// <summary>Standard deviation of one score around merit and severity.</summary>
    public double Noise { get; }

    /// <summary>Of each juror the severity (above 0: gives more than others); then the preference, if asked.</summary>
    public double[] Effects { get; }

    /// <summary>Cholesky factor of the equations; their inverse times the squared noise is how far the effects are known.</summary>
    public SymmetricMatrix Factor { get; }
}
