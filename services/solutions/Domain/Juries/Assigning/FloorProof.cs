namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>
/// What assignments can reach in which every submission's jurors are worth at least a floor together, proved without knowing how one was found. Whatever price each
/// juror has, no such assignment can have more than all places at their prices, and of each submission the best choice that it could pay (Lagrangian duality;
/// Geoffrion 1974). Prices come in 1,024ths of a unit of value.
/// </summary>
internal sealed class FloorProof(AssignmentProblem problem)
{
    /// <summary>One unit of value, in units of price.</summary>
    public const long Unit = 1024;

    private readonly BestChoice _choice = new(problem);

    /// <summary>More than this in total no assignment has that keeps the floor; <see cref="BestChoice.Impossible"/> when none keeps it.</summary>
    public long TotalBound(long floor, ReadOnlySpan<long> prices) => Sum(floor, Unit, prices, []) is var sum and not BestChoice.Impossible ? (long)Math.Floor((decimal)sum / Unit) : BestChoice.Impossible;

    /// <summary>Whether the prices prove that no assignment keeps the floor: to reach it, submissions would have to pay more than all places cost.</summary>
    public bool IsUnreachable(long floor, ReadOnlySpan<long> prices) => Sum(floor, 0, prices, []) < 0;

    /// <summary>The bound in units of price, and how often each juror is in a best choice.</summary>
    /// <param name="uses">Is added to; empty when nobody wants to know.</param>
    public long Sum(long floor, long worth, ReadOnlySpan<long> prices, Span<int> uses)
    {
        long sum = 0;
        for (var juror = 0; juror < prices.Length; juror++)
            sum += prices[juror] >= 0 ? prices[juror] * problem.Loads[juror] : throw new ArgumentException("A price is negative", nameof(prices));
        for (var submission = 0; submission < problem.Reviews.Length; submission++)
        {
            var best = _choice.Of(submission, floor, worth, prices);
            if (best == BestChoice.Impossible)
                return best;
            sum += best;
            for (var place = 0; place < problem.Reviews[submission] && uses.Length > 0; place++)
                uses[problem.Jurors[_choice.Chosen[place]]]++;
        }

        return sum;
    }
}
