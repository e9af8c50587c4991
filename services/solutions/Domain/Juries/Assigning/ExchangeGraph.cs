namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>A submission that leaves a juror for another.</summary>
/// <param name="Out">The fit that it leaves.</param>
/// <param name="In">The fit that it takes.</param>
internal readonly record struct Exchange(int Out, int In);

/// <summary>
/// Jurors and the cheapest exchange from each to each other one; and the room, from which a juror may get fewer reviews and to which one may give a free place. A
/// cycle of negative cost is a chain of exchanges that gains; distances without one are prices (Bellman 1958, Ford 1956).
/// </summary>
internal sealed class ExchangeGraph
{
    private const int None = -1;
    private const long Far = long.MaxValue / 4;

    /// <summary>What a review too many costs, in penalties.</summary>
    private const long OverloadCost = 1000;

    private readonly AssignmentProblem _problem;
    private readonly AssignmentDraft _draft;
    private readonly int _room;
    private readonly long[] _cost;
    private readonly int[] _via;
    private readonly long[] _distance;
    private readonly int[] _from;
    private readonly bool[] _stale;
    private readonly HashSet<Exchange> _banned = [];
    private bool[] _active;
    private bool[] _next;

    /// <param name="prices">From which the search begins; the nearer to those in the end, the sooner it ends.</param>
    public ExchangeGraph(AssignmentProblem problem, AssignmentDraft draft, long[] prices)
    {
        (_problem, _draft, _room) = (problem, draft, problem.Loads.Length);
        (_cost, _via) = (new long[_room * _room], new int[_room * _room]);
        (_distance, _from, _active, _next) = (new long[_room + 1], new int[_room + 1], new bool[_room + 1], new bool[_room + 1]);
        _stale = new bool[_room];
        for (var juror = 0; juror < _room; juror++)
            _distance[juror] = -prices[juror];
    }

    /// <summary>A submission that keeps what it has.</summary>
    public int? Frozen { get; set; }

    /// <summary>What a review too many costs.</summary>
    public long Overloaded => OverloadCost * _draft.Penalty;

    /// <summary>Prices, in units of value, at which no single exchange gains after <see cref="FindCycle"/> has found none.</summary>
    public long[] Prices() => [.. Enumerable.Range(0, _room).Select(juror => Math.Max(0, _distance[_room] - _distance[juror]))];

    /// <summary>Distances as they were, to be given back to <see cref="Restore"/>.</summary>
    public long[] Remember() => [.. _distance];

    public void Restore(long[] distances) => distances.CopyTo(_distance, 0);

    /// <summary>Everything has to be looked at again.</summary>
    public void Forget()
    {
        _banned.Clear();
        Array.Fill(_stale, true);
    }

    /// <summary>The exchanges changed the draft.</summary>
    public void Note(List<Exchange> exchanges)
    {
        if (_banned.Count > 0)
            Forget();
        foreach (var exchange in exchanges)
        {
            _stale[_problem.Jurors[exchange.Out]] = true;
            Note(_problem.Owners[exchange.In]);
        }
    }

    /// <summary>Something is or becomes otherwise for this submission.</summary>
    public void Note(int submission)
    {
        foreach (var fit in _draft.Chosen(submission))
            _stale[_problem.Jurors[fit]] = true;
    }

    /// <summary>Exchanges that gain alone but not with others of the same submission are left out until something has changed.</summary>
    public void Ban(List<Exchange> exchanges)
    {
        var twice = exchanges.GroupBy(exchange => _problem.Owners[exchange.In]).SelectMany(same => same.Skip(1)).ToList();
        foreach (var exchange in twice)
        {
            _banned.Add(exchange);
            _stale[_problem.Jurors[exchange.Out]] = true;
        }
    }

    /// <summary>A chain of exchanges that should gain; null when there is none.</summary>
    public List<Exchange>? FindCycle()
    {
        for (var juror = 0; juror < _room; juror++)
        {
            if (_stale[juror])
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

    /// <summary>The cheapest exchange from a juror to each other one.</summary>
    private void Arrange(int juror)
    {
        (_stale[juror], _active[juror]) = (false, true);
        var costs = _cost.AsSpan(juror * _room, _room);
        costs.Fill(Far);
        foreach (var held in _draft.Held(juror))
        {
            if (_problem.Owners[held] != Frozen)
                Arrange(held, costs, _via.AsSpan(juror * _room, _room));
        }
    }

    private void Arrange(int held, Span<long> costs, Span<int> via)
    {
        var submission = _problem.Owners[held];
        var (rest, now) = (_draft.Service(submission) - _problem.Values[held], _draft.Worth(_draft.Service(submission)));
        for (var fit = _problem.First(submission); fit < _problem.End(submission); fit++)
        {
            var (cost, to) = (now - _draft.Worth(rest + _problem.Values[fit]), _problem.Jurors[fit]);
            if (cost < costs[to] && !_draft.IsChosen(fit) && (_banned.Count == 0 || !_banned.Contains(new Exchange(held, fit))))
                (costs[to], via[to]) = (cost, fit);
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
        var costs = _cost.AsSpan(node * _room, _room);
        for (var juror = 0; juror < costs.Length; juror++)
        {
            if (here + costs[juror] < _distance[juror] && costs[juror] < Far)
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
            {
                var fit = _via[(from * _room) + node];
                exchanges.Add(new Exchange(_draft.Held(from).First(held => _problem.Owners[held] == _problem.Owners[fit]), fit));
            }

            node = from;
        }
        while (node != start);
        return exchanges;
    }
}
