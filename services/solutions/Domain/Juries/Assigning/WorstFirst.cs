namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>
/// The assignment that serves the worst-served submission as well as can be and, among those, has the highest total (max-min, the aim of PeerReview4All; Stelmakh, Shah and
/// Singh 2019). With sums as services that is NP-hard in general, so the answer says how far it is proved: floors are tried by halving; each is either kept by
/// an assignment found by exchanges, or proved unreachable by prices, or neither, and then the bound stays above the minimum.
/// </summary>
internal sealed class WorstFirst
{
    /// <summary>Rounds of lowering a bound, and choices forced, for one floor; a few of them where a floor is only tried.</summary>
    private const int Effort = 300;

    private readonly AssignmentProblem _problem;
    private readonly FloorProof _proof;
    private readonly PriceDescent _descent;

    /// <summary>All values are multiples of it, and so are all services.</summary>
    private readonly long _step;
    private int[] _best;
    private long _minimum;
    private long _unreachable;
    private long[] _minimumPrices = [];

    private WorstFirst(AssignmentProblem problem, AssignmentSolver solved)
    {
        (_problem, _proof, _best) = (problem, new FloorProof(problem), [.. solved.Chosen()]);
        _descent = new PriceDescent(problem, _proof);
        _step = Math.Max(1, problem.Values.Aggregate(0L, (all, value) => (long)System.Numerics.BigInteger.GreatestCommonDivisor(all, value)));
        _minimum = new AssignmentDraft(problem, _best).Minimum;
        _unreachable = _step + Enumerable.Range(0, problem.Reviews.Length).Where(submission => problem.Reviews[submission] > 0).Select(Highest).DefaultIfEmpty().Min();
    }

    /// <exception cref="ArgumentException">There is not room for every review.</exception>
    public static FairAssignment Solve(AssignmentProblem problem)
    {
        var solver = new AssignmentSolver(problem);
        solver.Solve();
        if (solver.Missing > 0)
            throw new ArgumentException($"{solver.Missing} reviews have no place", nameof(problem));
        var worst = new WorstFirst(problem, solver);
        worst.RaiseMinimum();
        worst.LowerBound();
        return worst.RaiseTotal();
    }

    /// <summary>What the best jurors of a submission would be worth together if nobody else wanted them.</summary>
    private long Highest(int submission) => _problem.FitsOf(submission).Take(_problem.Reviews[submission]).Sum(fit => (long)_problem.Values[fit]);

    /// <summary>Halves the floors between the one kept and the first that failed.</summary>
    private void RaiseMinimum()
    {
        for (var failed = _unreachable; failed - _minimum > _step;)
        {
            var floor = _minimum + ((failed - _minimum) / _step / 2 * _step);
            if (!Reach(floor))
                failed = floor;
        }
    }

    private bool Reach(long floor)
    {
        var search = new ExchangeSearch(_problem, _best);
        search.Improve(floor);
        var prices = search.Prices();
        if (search.Draft.Short > 0 && !Refute(floor, prices))
            search.Force(prices, Effort / 3);
        if (search.Draft.Short > 0)
            return false;
        (_best, _minimum) = (search.Draft.Chosen(), search.Draft.Minimum);
        return true;
    }

    private bool Refute(long floor, long[] prices)
    {
        if (!_proof.IsUnreachable(floor, prices))
            prices = _descent.Descend(floor, 0, prices, -Cost(prices) / 100, 0, Effort / 3);
        if (!_proof.IsUnreachable(floor, prices))
            return false;
        if (floor < _unreachable)
            (_unreachable, _minimumPrices) = (floor, prices);
        return true;
    }

    private void LowerBound()
    {
        for (var kept = _minimum; _minimumPrices.Length > 0 && _unreachable - kept > _step;)
        {
            var floor = kept + ((_unreachable - kept) / _step / 2 * _step);
            if (!Refute(floor, _minimumPrices))
                kept = floor;
        }
    }

    private long Cost(long[] prices) => prices.Zip(_problem.Loads).Sum(juror => juror.First * juror.Second);

    private FairAssignment RaiseTotal()
    {
        var search = new ExchangeSearch(_problem, _best);
        search.Improve(_minimum);
        var prices = Lower(search.Prices(), search);
        for (var (tries, total) = (Effort, long.MinValue); tries > 0 && search.Draft.Total > total && Bound(prices) > search.Draft.Total;)
        {
            total = search.Draft.Total;
            tries = search.Force(prices, tries);
            tries = search.Force(search.Prices(), tries);
            prices = Lower(search.Prices(), search) is var others && Bound(others) < Bound(prices) ? others : Lower(prices, search);
        }

        return new FairAssignment([.. search.Draft.Chosen().Select(_problem.At)], _minimum, _unreachable - _step, search.Draft.Total, Bound(prices), _minimumPrices, prices);
    }

    private long Bound(long[] prices) => (long)Math.Floor((decimal)_proof.TotalBound(_minimum, prices) / _step) * _step;

    private long[] Lower(long[] prices, ExchangeSearch search) => _descent.Descend(_minimum, FloorProof.Unit, prices, search.Draft.Total * FloorProof.Unit, (search.Draft.Total + _step) * FloorProof.Unit, Effort);
}
