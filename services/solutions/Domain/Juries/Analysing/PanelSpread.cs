namespace Market.Solutions.Domain.Juries.Analysing;

/// <summary>
/// Variances, in squares of the noise, of what is measured against the average of this jury: how that average itself lies among all possible juries does not matter to anybody's place.
/// </summary>
internal sealed class PanelSpread
{
    private readonly NormalEquations _equations;
    private readonly SymmetricMatrix _inverse;

    /// <summary>Covariance of each effect with the jury's average.</summary>
    private readonly double[] _withAverage;
    private readonly double _average;

    /// <param name="inverse">Of the normal equations at one ratio.</param>
    public PanelSpread(NormalEquations equations, SymmetricMatrix inverse)
    {
        (_equations, _inverse, _withAverage) = (equations, inverse, new double[inverse.Size]);
        for (var row = 0; row < inverse.Size; row++)
        {
            for (var juror = 0; juror < equations.Jurors; juror++)
                _withAverage[row] += Cell(row, juror) / equations.Jurors;
        }

        _average = _withAverage.Take(equations.Jurors).Average();
    }

    /// <summary>Of a juror's severity, or of the preference.</summary>
    public double OfEffect(int row) => row == _equations.Jurors ? _inverse[row, row] : _inverse[row, row] - (2 * _withAverage[row]) + _average;

    public double OfMerit(int submission)
    {
        var mine = _equations.JurorsOf(submission);
        var (squares, withAverage) = ((double)mine.Length, 0.0);
        for (var left = 0; left < mine.Length; left++)
        {
            squares += _inverse[mine[left], mine[left]];
            withAverage += _withAverage[mine[left]];
            for (var right = 0; right < left; right++)
                squares += 2 * Cell(mine[left], mine[right]);
        }

        if (_equations.AsksPreference && _equations.RelatedOf(submission) is > 0 and var related)
        {
            squares += related * related * _inverse[_equations.Jurors, _equations.Jurors];
            withAverage += related * _withAverage[_equations.Jurors];
            foreach (var juror in mine)
                squares += 2 * related * _inverse[_equations.Jurors, juror];
        }

        return (squares / mine.Length / mine.Length) - (2 * withAverage / mine.Length) + _average;
    }

    private double Cell(int left, int right) => left > right ? _inverse[left, right] : _inverse[right, left];
}
