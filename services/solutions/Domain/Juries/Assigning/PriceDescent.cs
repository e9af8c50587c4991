namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>Lowers the bound of a <see cref="FloorProof"/>: who is wanted more often than there are places becomes dearer, others cheaper (subgradients with Polyak's step, 1969).</summary>
internal sealed class PriceDescent(AssignmentProblem problem, FloorProof proof)
{
    /// <summary>Rounds without progress after which the step is halved.</summary>
    private const int Patience = 10;

    /// <summary>The prices with the lowest bound that was found; the ones given when there is none lower.</summary>
    /// <param name="worth">Of a unit of value: <see cref="FloorProof.Unit"/> for a bound of the total, 0 for proving that the floor is unreachable.</param>
    /// <param name="aim">In units of price: where the bound is expected, or somewhat below it.</param>
    /// <param name="enough">No bound is looked for that is lower than one below this.</param>
    public long[] Descend(long floor, long worth, long[] prices, long aim, long enough, int rounds)
    {
        var (best, lowest, factor, stuck) = (prices, long.MaxValue, 1.0, 0);
        var now = prices.Select(price => (double)price).ToArray();
        for (var round = 0; round < rounds && lowest >= enough; round++)
        {
            var uses = new int[now.Length];
            var whole = now.Select(price => (long)price).ToArray();
            var bound = proof.Sum(floor, worth, whole, uses);
            (best, lowest, stuck) = bound < lowest ? (whole, bound, 0) : (best, lowest, stuck + 1);
            if (stuck > Patience)
                (factor, stuck, now) = (factor / 2, 0, [.. best.Select(price => (double)price)]);
            else
                Step(now, uses, factor * (bound - aim));
        }

        return best;
    }

    private void Step(double[] prices, int[] uses, double distance)
    {
        var slack = prices.Select((price, juror) => (double)(price > 0 ? problem.Loads[juror] - uses[juror] : Math.Min(0, problem.Loads[juror] - uses[juror]))).ToArray();
        var square = slack.Sum(each => each * each);
        for (var juror = 0; juror < prices.Length && square > 0; juror++)
            prices[juror] = Math.Max(0, prices[juror] - (distance * slack[juror] / square));
    }
}
