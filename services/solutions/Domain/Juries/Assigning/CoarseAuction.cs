namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>
/// An assignment and prices near the best ones, from an auction with shrinking steps (Bertsekas 1988): submissions bid for the jurors that they miss, as much as these are worth
/// more than the next best, and a step; whoever bid least for a full juror is outbid. Places beyond the reviews have bidders of their own, who take the cheapest, so that in the end
/// every place is taken at its price.
/// </summary>
internal sealed class CoarseAuction
{
    /// <summary>Units of price in one of value: steps smaller than one end with what is nearly always the best.</summary>
    private const int Scale = 16;

    private const int Shrink = 4;

    /// <summary>Who bids for a place that nobody needs.</summary>
    private const int Spare = -1;

    /// <summary>Bids for each place, after which there is no answer: perhaps there is not room for every review.</summary>
    private const int Patience = 100;

    private readonly AssignmentProblem _problem;
    private readonly long[] _prices;
    private readonly PriorityQueue<int, long>[] _bids;
    private readonly bool[] _held;
    private readonly int[] _missing;
    private readonly Queue<int> _bidders = [];
    private readonly (long Net, int Fit)[] _best;
    private readonly int _spare;

    private CoarseAuction(AssignmentProblem problem)
    {
        _problem = problem;
        (_prices, _held, _missing) = (new long[problem.Loads.Length], new bool[problem.Jurors.Length], new int[problem.Reviews.Length]);
        _bids = [.. problem.Loads.Select(_ => new PriorityQueue<int, long>())];
        _best = new (long, int)[problem.Reviews.DefaultIfEmpty().Max() + 1];
        _spare = problem.Loads.Sum() - problem.Reviews.Sum();
    }

    /// <summary>The assigned fits, and prices in units of value; null when there is not room for every review, or it has not ended within some patience.</summary>
    public static (IEnumerable<int> Chosen, long[] Prices)? Hold(AssignmentProblem problem)
    {
        if (problem.Loads.Sum() < problem.Reviews.Sum())
            return null;
        var auction = new CoarseAuction(problem);
        var patience = (long)Patience * problem.Loads.Sum();
        for (var step = 1 + ((long)Scale * (problem.Values.Max() - problem.Values.Min()) / Shrink); step > 0; step /= Shrink)
        {
            if (!auction.Round(step, ref patience))
                return null;
        }

        var least = auction._prices.Min();
        return (Enumerable.Range(0, auction._held.Length).Where(fit => auction._held[fit]), [.. auction._prices.Select(price => (price - least) / Scale)]);
    }

    /// <summary>Prices stay, all else begins anew. False when patience or jurors ran out.</summary>
    private bool Round(long step, ref long patience)
    {
        Begin();
        while (_bidders.TryDequeue(out var bidder))
        {
            if (patience-- == 0)
                return false;
            if (bidder == Spare)
                BidForCheapest(step);
            else if (_missing[bidder] > 0 && !Bid(bidder, step))
                return false;
        }

        return true;
    }

    private void Begin()
    {
        Array.Clear(_held);
        _problem.Reviews.CopyTo(_missing, 0);
        foreach (var bids in _bids)
            bids.Clear();
        for (var submission = 0; submission < _missing.Length; submission++)
            _bidders.Enqueue(submission);
        for (var spare = 0; spare < _spare; spare++)
            _bidders.Enqueue(Spare);
    }

    private bool Bid(int submission, long step)
    {
        var needed = _missing[submission];
        FindBest(submission, needed);
        if (_best[needed - 1].Fit < 0)
            return false;
        var next = _best[_best[needed].Fit < 0 ? needed - 1 : needed].Net;
        _missing[submission] = 0;
        foreach (var (net, fit) in _best.AsSpan(0, needed))
        {
            Take(fit, _problem.Jurors[fit], _prices[_problem.Jurors[fit]] + net - next + step);
            _held[fit] = true;
        }

        return true;
    }

    /// <summary>The best fits that the submission does not hold, and the next one.</summary>
    private void FindBest(int submission, int needed)
    {
        var best = _best.AsSpan(0, needed + 1);
        best.Fill((long.MinValue, -1));
        for (var fit = _problem.First(submission); fit < _problem.End(submission) && (long)_problem.Values[fit] * Scale > best[needed].Net; fit++)
        {
            var net = ((long)_problem.Values[fit] * Scale) - _prices[_problem.Jurors[fit]];
            if (net <= best[needed].Net || _held[fit] || _problem.Loads[_problem.Jurors[fit]] == 0)
                continue;
            var place = needed;
            for (; place > 0 && best[place - 1].Net < net; place--)
                best[place] = best[place - 1];
            best[place] = (net, fit);
        }
    }

    private void BidForCheapest(long step)
    {
        var (least, next, cheapest) = (long.MaxValue, long.MaxValue, 0);
        for (var juror = 0; juror < _prices.Length; juror++)
        {
            if (_problem.Loads[juror] == 0 || _prices[juror] >= next)
                continue;
            (least, next, cheapest) = _prices[juror] < least ? (_prices[juror], least, juror) : (least, _prices[juror], cheapest);
        }

        Take(Spare, cheapest, (next == long.MaxValue ? least : next) + step);
    }

    private void Take(int fit, int juror, long bid)
    {
        var bids = _bids[juror];
        bids.Enqueue(fit, bid);
        if (bids.Count > _problem.Loads[juror])
            Outbid(bids.Dequeue());
        if (bids.Count == _problem.Loads[juror] && bids.TryPeek(out _, out var least))
            _prices[juror] = Math.Max(_prices[juror], least);
    }

    private void Outbid(int fit)
    {
        if (fit == Spare)
        {
            _bidders.Enqueue(Spare);
            return;
        }

        _held[fit] = false;
        _missing[_problem.Owners[fit]]++;
        _bidders.Enqueue(_problem.Owners[fit]);
    }
}
