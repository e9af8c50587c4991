namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>
/// Checks an assignment without knowing how it came about, by the duality of linear programming (the transportation problem with unit arcs). For any prices of
/// at least 0 no assignment can reach more than the sum of (price times load) over jurors and (the best values less price, as many as reviews) over
/// submissions. An assignment that reaches this bound is the best there is.
/// </summary>
internal static class AssignmentProof
{
    /// <summary>How far the total stays below the bound that the prices prove: 0 proves that it is the best.</summary>
    /// <exception cref="ArgumentException">It is no complete assignment, or a price is negative.</exception>
    public static long Gap(AssignmentProblem problem, IReadOnlyCollection<Fit> pairs, IReadOnlyList<long> prices)
    {
        CheckPairs(problem, pairs);
        if (prices.Any(price => price < 0))
            throw new ArgumentException("A price is negative", nameof(prices));
        return Bound(problem, prices) - pairs.Sum(pair => (long)pair.Value);
    }

    /// <summary>More than this no complete assignment reaches.</summary>
    public static long Bound(AssignmentProblem problem, IReadOnlyList<long> prices)
    {
        long bound = 0;
        for (var juror = 0; juror < prices.Count; juror++)
            bound += prices[juror] * problem.Loads[juror];
        for (var submission = 0; submission < problem.Reviews.Length; submission++)
        {
            var (first, end) = (problem.First(submission), problem.End(submission));
            bound += Enumerable.Range(first, end - first).Select(fit => problem.Values[fit] - prices[problem.Jurors[fit]]).OrderDescending().Take(problem.Reviews[submission]).Sum();
        }

        return bound;
    }

    private static void CheckPairs(AssignmentProblem problem, IReadOnlyCollection<Fit> pairs)
    {
        var (reviews, loads, fits) = (new int[problem.Reviews.Length], new int[problem.Loads.Length], new HashSet<Fit>());
        for (var fit = 0; fit < problem.Jurors.Length; fit++)
            fits.Add(new Fit(problem.Owners[fit], problem.Jurors[fit], problem.Values[fit]));
        foreach (var pair in pairs)
        {
            if (!fits.Remove(pair))
                throw new ArgumentException($"{pair} may not be, or comes twice", nameof(pairs));
            reviews[pair.Submission]++;
            loads[pair.Juror]++;
        }

        if (!reviews.SequenceEqual(problem.Reviews) || loads.Zip(problem.Loads).Any(load => load.First > load.Second))
            throw new ArgumentException("A submission has too few or too many reviews, or a juror too many", nameof(pairs));
    }
}
