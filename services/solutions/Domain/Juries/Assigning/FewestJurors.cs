namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>
/// How many jurors are missing where not every review has its place. With n more, each of whom may judge everything, a submission needs as many of the present ones less n, and all together need n times
/// a load less. What the present ones can give is a polymatroid (Edmonds 1970): wherever every submission can have so few, they can as well give as much together as ever. So the two are looked at apart.
/// </summary>
internal static class FewestJurors
{
    /// <summary>The smallest number with which every review has its place; 0 when each has one already.</summary>
    /// <param name="reviews">Of each submission, at least 0.</param>
    /// <param name="loads">The most that each present juror takes, at least 0.</param>
    /// <param name="fits">What the present ones may judge.</param>
    /// <param name="most">The most that each further juror takes, at least 1.</param>
    public static int Of(int[] reviews, int[] loads, Fit[] fits, int most)
    {
        var missing = MissingWith(0, reviews, loads, fits);
        if (missing == 0)
            return 0;
        var served = Halving.First(0, reviews.Max(), further => MissingWith(further, reviews, loads, fits) == 0)!.Value;
        return Math.Max(served, (missing + most - 1) / most);
    }

    /// <summary>Reviews without a place when each submission needs so many fewer.</summary>
    private static int MissingWith(int further, int[] reviews, int[] loads, Fit[] fits)
    {
        var solver = new AssignmentSolver(new AssignmentProblem([.. reviews.Select(wanted => Math.Max(0, wanted - further))], loads, fits));
        solver.Solve();
        return solver.Missing;
    }
}
