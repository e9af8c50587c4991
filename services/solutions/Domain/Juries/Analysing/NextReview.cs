namespace Market.Solutions.Domain.Juries.Analysing;

/// <summary>
/// Which further review would say most about who is better of two submissions: the one that lowers the variance of the difference of their merits most (one more
/// row in the normal equations; Sherman and Morrison 1950).
/// </summary>
internal sealed class NextReview
{
    private readonly NormalEquations _equations;
    private readonly SymmetricMatrix _inverse;
    private readonly int _better;
    private readonly int _worse;
    private readonly double[] _difference;

    private NextReview(SeverityFit fit, int better, int worse)
    {
        _equations = fit.Equations;
        _inverse = fit.Nodes[0].Factor.Inverse();
        (_better, _worse) = (better, worse);
        _difference = [.. Share(better).Zip(Share(worse), (left, right) => right - left)];
    }

    /// <param name="possible">Pairs of submission and juror that may still be: free of conflict, not judged yet.</param>
    /// <returns>Null when no pair is possible.</returns>
    public static (int Submission, int Juror)? Between(SeverityFit fit, int better, int worse, IEnumerable<(int Submission, int Juror)> possible)
    {
        var review = new NextReview(fit, better, worse);
        var useful = possible.Where(pair => pair.Submission == better || pair.Submission == worse).ToList();
        return useful.Count == 0 ? null : useful.MaxBy(review.Gain);
    }

    private double Gain((int Submission, int Juror) pair)
    {
        var own = Share(pair.Submission);
        var seen = new double[own.Length];
        for (var row = 0; row < own.Length; row++)
            seen[row] = (row == pair.Juror ? 1 : 0) - own[row];
        var share = 1.0 / _equations.Count(pair.Submission);
        var common = Product(_difference, seen) + (pair.Submission == _better ? share : -share);
        return common * common / (1 + share + Product(seen, seen));
    }

    /// <summary>By what share each juror moves the mean of a submission.</summary>
    private double[] Share(int submission)
    {
        var shares = new double[_inverse.Size];
        foreach (var juror in _equations.JurorsOf(submission))
            shares[juror] += 1.0 / _equations.Count(submission);
        return shares;
    }

    private double Product(double[] left, double[] right)
    {
        var product = 0.0;
        for (var row = 0; row < left.Length; row++)
        {
            for (var column = 0; column < right.Length; column++)
                product += left[row] * _inverse[Math.Max(row, column), Math.Min(row, column)] * right[column];
        }

        return product;
    }
}
