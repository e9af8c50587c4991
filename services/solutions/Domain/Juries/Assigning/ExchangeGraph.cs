namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>
/// Jurors and the cheapest exchange from each to each other one; and the room, from which a juror may get fewer reviews and to which one may give a free place. A
/// cycle of negative cost is a chain of exchanges that gains; distances without one are prices (Bellman 1958, Ford 1956).
/// </summary>
internal sealed class ExchangeGraph
{
    private const int None = -1;

    /// <summary>What a review too many costs, in penalties.</summary>
    private const long OverloadCost = 1000;

    private readonly AssignmentProblem _problem;
    private readonly AssignmentDraft _draft;
    private readonly int _room;
    private readonly long[] _distance;
    private readonly int[] _from;
    private bool[] _active;
    private bool[] _next;

    /// <param name="prices">From which the search begins; the nearer to those in the end, the sooner it ends.</param>
    public ExchangeGraph(AssignmentProblem problem, AssignmentDraft draft, long[] prices)
    {
        (_problem, _draft, _room) = (problem, draft, problem.Loads.Length);
        Moves = new CheapestMoves(problem);
        (_distance, _from, _active, _next) = (new long[_room + 1], new int[_room + 1], new bool[_room + 1], new bool[_room + 1]);
        for (var juror = 0; juror < _room; juror++)
            _distance[juror] = -prices[juror];
    }

    public CheapestMoves Moves { get; }

    /// <summary>A submission that keeps what it has.</summary>
    public int? Frozen { get; set; }

    /// <summary>What a review too many costs.</summary>
    public long Overloaded => OverloadCost * _draft.Penalty;

    /// <summary>Prices, in units of value, at which no single exchange gains after <see cref="FindCycle"/> has found none.</summary>
    public long[] Prices() => [.. Enumerable.Range(0, _room).Select(juror => Math.Max(0, _distance[_room] - _distance[juror]))];

    /// <summary>Distances as they were, to be given back to <see cref="Restore"/>.</summary>
    public long[] Remember() => [.. _distance];

    public void Restore(long[] distances) => distances.CopyTo(_distance, 0);

    /// <summary>The exchanges changed the draft.</summary>
    public void Note(List<Exchange> exchanges)
    {
        if (Moves.HasBans)
            Moves.OutdateAll();
        foreach (var exchange in exchanges)
        {
            Moves.Outdate(_problem.Jurors[exchange.Out]);
            Note(_problem.Owners[exchange.In]);
        }
    }

    /// <summary>Something is or becomes otherwise for this submission.</summary>
    public void Note(int submission)
    {
        foreach (var fit in _draft.Chosen(submission))
            Moves.Outdate(_problem.Jurors[fit]);
    }

    /// <summary>Exchanges that gain alone but not with others of the same submission are left out until something has changed.</summary>
    public void Ban(List<Exchange> exchanges)
    {
        var twice = exchanges.GroupBy(exchange => _problem.Owners[exchange.In]).SelectMany(same => same.Skip(1)).ToList();
        foreach (var exchange in twice)
            Moves.Ban(exchange);
    }

    /// <summary>A chain of exchanges that should gain; null when there is none.</summary>
    public List<Exchange>? FindCycle()
    {
        for (var juror = 0; juror < _room; juror++)
        {
            if (Moves.IsOutdated(juror))
                Arrange(juror);
        }

        Array.Fill(_from, None);
        _active[_room] = true;
        while (Pass())
        {
            if (OnCycle() is var node and not None)
                return Along(node);
        }

        return null;
    }

    private void Arrange(int juror)
    {
        _active[juror] = true;
        Moves.Clear(juror);
        foreach (var held in _draft.Held(juror))
        {
            if (_problem.Owners[held] != Frozen)
                Moves.Add(held, _draft.Service(_problem.Owners[held]), _draft.Worth, _draft.Taken);
        }
    }

    /// <summary>One round of Bellman and Ford over the nodes that came nearer in the last one. False when nothing came nearer.</summary>
    private bool Pass()
    {
        Array.Clear(_next);
        var nearer = false;
        for (var node = 0; node <= _room; node++)
        {
            if (_active[node])
                nearer |= node == _room ? LeaveRoom() : Leave(node);
        }

        (_active, _next) = (_next, _active);
        return nearer;
    }

    private bool LeaveRoom()
    {
        var nearer = false;
        for (var juror = 0; juror < _room; juror++)
        {
            var held = _draft.Held(juror).Count;
            if (held > 0)
                nearer |= Reach(juror, _room, _distance[_room] - (held > _problem.Loads[juror] ? Overloaded : 0));
        }

        return nearer;
    }

    private bool Leave(int node)
    {
        var (nearer, here) = (false, _distance[node]);
        var costs = Moves.Costs(node);
        for (var juror = 0; juror < costs.Length; juror++)
        {
            if (here + costs[juror] < _distance[juror] && costs[juror] < CheapestMoves.Never)
                nearer |= Reach(juror, node, here + costs[juror]);
        }

        return (_draft.Held(node).Count < _problem.Loads[node] && Reach(_room, node, here)) || nearer;
    }

    private bool Reach(int node, int from, long distance)
    {
        if (distance >= _distance[node])
            return false;
        (_distance[node], _from[node], _next[node]) = (distance, from, true);
        return true;
    }

    private int OnCycle()
    {
        var seen = new int[_room + 1];
        for (var start = 0; start <= _room; start++)
        {
            var node = start;
            for (; node != None && seen[node] == 0; node = _from[node])
                seen[node] = start + 1;
            if (node != None && seen[node] == start + 1)
                return node;
        }

        return None;
    }

    private List<Exchange> Along(int start)
    {
        List<Exchange> exchanges = [];
        var node = start;
        do
        {
            var from = _from[node];
            if (from != _room && node != _room)
                exchanges.Add(Cheapest(from, node));

            node = from;
        }
        while (node != start);
        return exchanges;
    }

    private Exchange Cheapest(int from, int to)
    {
        foreach (var held in _draft.Held(from))
        {
            if (_problem.Owners[held] != Frozen && Moves.FitOf(held, to, _draft.Service(_problem.Owners[held]), _draft.Worth, _draft.Taken) is var fit and >= 0)
                return new Exchange(held, fit);
        }

        throw new InvalidOperationException($"Nothing moves from juror {from} to {to}");
    }
}
