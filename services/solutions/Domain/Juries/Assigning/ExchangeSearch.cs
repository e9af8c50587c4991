namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>Improves a draft by chains of exchanges until none gains, and by choices that need several exchanges at once.</summary>
/// <param name="chosen">The fits that are assigned to begin with.</param>
/// <param name="prices">In units of value: near those in the end, when they are known.</param>
internal sealed class ExchangeSearch(AssignmentProblem problem, IEnumerable<int> chosen, long[]? prices = null)
{
    private readonly AssignmentDraft _draft = new(problem, chosen);
    private readonly BestChoice _choice = new(problem);
    private ExchangeGraph? _graph;

    public AssignmentDraft Draft => _draft;

    /// <summary>Prices in the units of a <see cref="FloorProof"/>, at which no single exchange gains.</summary>
    public long[] Prices() => [.. ValuePrices().Select(price => price * FloorProof.Unit)];

    /// <summary>The same in units of value.</summary>
    public long[] ValuePrices() => Graph.Prices();

    /// <summary>Arranged but for those that something has changed for since.</summary>
    public CheapestMoves Moves => Graph.Moves;

    private ExchangeGraph Graph => _graph ??= new ExchangeGraph(problem, _draft, prices ?? new long[problem.Loads.Length]);

    /// <summary>Comes as near to the floor as chains of exchanges can, and to the highest total with it.</summary>
    public void Improve(long floor)
    {
        _draft.Floor = floor;
        Graph.Moves.OutdateAll();
        Improve();
    }

    private void Improve()
    {
        while (Graph.FindCycle() is { } exchanges)
        {
            if (Gains(exchanges))
                Graph.Note(exchanges);
            else
                Graph.Ban(exchanges);
        }
    }

    /// <summary>
    /// At some prices, submissions would choose otherwise: each such choice is forced, what is too much for its jurors moves on, and it stays when that is better. The most
    /// promising ones first.
    /// </summary>
    /// <param name="tries">At most.</param>
    /// <returns>Tries that are left.</returns>
    public int Force(long[] prices, int tries)
    {
        var wishes = Enumerable.Range(0, problem.Reviews.Length).Select(submission => Wish(submission, prices)).Where(wish => wish.Gain > 0).OrderByDescending(wish => wish.Gain).ToList();
        foreach (var wish in wishes.Take(tries))
            Try(wish.Submission, wish.Choice);
        return tries - Math.Min(tries, wishes.Count);
    }

    private (int Submission, long Gain, int[] Choice) Wish(int submission, long[] prices)
    {
        var best = _choice.Of(submission, _draft.Floor, FloorProof.Unit, prices);
        if (best == BestChoice.Impossible)
            return (submission, 0, []);
        var choice = _choice.Chosen[..problem.Reviews[submission]];
        var now = _draft.Chosen(submission).Sum(fit => -prices[problem.Jurors[fit]]) + (FloorProof.Unit * _draft.Worth.Of(_draft.Service(submission)));
        return (submission, choice.All(_draft.IsChosen) ? 0 : best - now, choice);
    }

    private void Try(int submission, int[] choice)
    {
        var (total, missing, before, distances) = (_draft.Total, _draft.Short, _draft.Chosen(), Graph.Remember());
        Graph.Note(submission);
        Replace(_draft.Chosen(submission), choice);
        Graph.Frozen = submission;
        Graph.Note(submission);
        Improve();
        Graph.Frozen = null;
        Graph.Note(submission);
        if (_draft.Overload == 0)
            Improve();
        if (_draft.Overload == 0 && (_draft.Short < missing || (_draft.Short == missing && _draft.Total > total)))
            return;
        Replace(_draft.Chosen(), before);
        Graph.Moves.OutdateAll();
        Graph.Restore(distances);
    }

    private void Replace(int[] old, int[] chosen)
    {
        foreach (var fit in old)
            _draft.Take(fit);
        foreach (var fit in chosen)
            _draft.Put(fit);
    }

    /// <summary>Makes the exchanges, and takes them back when they gain nothing: two of one submission may gain less than each alone.</summary>
    private bool Gains(List<Exchange> exchanges)
    {
        var touched = exchanges.Select(exchange => problem.Owners[exchange.In]).Distinct().ToList();
        var before = Worth();
        foreach (var exchange in exchanges)
            Replace([exchange.Out], [exchange.In]);
        if (Worth() > before)
            return true;
        foreach (var exchange in exchanges)
            Replace([exchange.In], [exchange.Out]);
        return false;

        long Worth() => touched.Sum(submission => _draft.Worth.Of(_draft.Service(submission))) - (Graph.Overloaded * _draft.Overload);
    }
}
