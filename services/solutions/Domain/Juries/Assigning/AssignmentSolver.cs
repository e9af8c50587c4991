namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>
/// The assignment with the highest total fit, exactly: successive shortest paths (Jewell 1958, Busacker and Gowen 1960; with the prices of Edmonds and Karp
/// 1972, so that Dijkstra's search applies). Reviews are placed one by one. One that wants a juror whose load is full looks for the cheapest chain of
/// moves that ends at a juror with room; only jurors are nodes of that search. The fits of a submission lie the best first, so a search leaves off as
/// soon as nothing later can be nearer than the room already found. Prices prove the result (see <see cref="AssignmentProof"/>).
/// </summary>
internal sealed partial class AssignmentSolver
{
    private const int None = -1;
    private readonly AssignmentProblem _problem;

    /// <summary>The node that everybody with room leads to; the other nodes are the jurors.</summary>
    private readonly int _room;

    /// <summary>The fits that each juror has, from <c>_firstPlace[juror]</c>, as many as <c>_taken[juror]</c>.</summary>
    private readonly int[] _places;
    private readonly int[] _firstPlace;
    private readonly int[] _taken;

    /// <summary>Fits that are assigned, or gone.</summary>
    private readonly bool[] _closed;
    private readonly HashSet<int> _gone = [];
    private readonly long[] _prices;
    private readonly int[] _missing;
    private readonly NearestFirst _near = new();

    // Of the search under way: valid where the mark is the search's. The fit by which a node was reached, and the node before it.
    private readonly int[] _mark;
    private readonly long[] _distance;
    private readonly int[] _through;
    private readonly int[] _from;
    private readonly List<int> _settled = [];
    private int _search;
    private int _goal;

    /// <summary>How far the goal is by the nearest way that was found: nothing at that distance or beyond matters.</summary>
    private long _limit;

    public AssignmentSolver(AssignmentProblem problem)
    {
        (_problem, _room) = (problem, problem.Loads.Length);
        (_firstPlace, _taken, _prices) = (new int[_room + 1], new int[_room], new long[_room]);
        for (var juror = 0; juror < _room; juror++)
            _firstPlace[juror + 1] = _firstPlace[juror] + problem.Loads[juror];
        (_places, _closed) = (new int[_firstPlace[_room]], new bool[problem.Jurors.Length]);
        (_mark, _distance, _through, _from) = (new int[_room + 1], new long[_room + 1], new int[_room + 1], new int[_room + 1]);
        _missing = [.. problem.Reviews];
    }

    /// <summary>Reviews that no juror has room for, however all others are moved; 0 when the assignment is complete.</summary>
    public int Missing => _missing.Sum();

    /// <summary>Of each juror: what one more place there would be worth. 0 for who has room.</summary>
    public IReadOnlyList<long> Prices => _prices;

    /// <summary>The assigned pairs, by submission.</summary>
    public IEnumerable<Fit> Pairs() => Chosen().Select(_problem.At);

    /// <summary>The places of the assigned pairs among the fits of the problem.</summary>
    public IEnumerable<int> Chosen() => Enumerable.Range(0, _closed.Length).Where(fit => _closed[fit] && !_gone.Contains(fit));

    /// <summary>Places every review for which there is room.</summary>
    public void Solve()
    {
        for (var submission = 0; submission < _missing.Length && !SolveContended(); submission++)
            Place(submission);
    }

    private void Place(int submission)
    {
        while (_missing[submission] > 0 && Search(submission, _room))
        {
            Raise();
            MoveTo(_room, None);
            _missing[submission]--;
        }
    }

    /// <summary>Dijkstra's search from a submission for the cheapest chain of moves that ends at the goal; what is nearer than that is settled. False when there is none.</summary>
    private bool Search(int submission, int goal)
    {
        (_goal, _limit) = (goal, long.MaxValue);
        _search++;
        _near.Clear();
        _settled.Clear();
        Relax(submission, None, 0, Best(submission));
        while (_near.Count > 0)
        {
            var (distance, node) = _near.Take();
            if (distance >= _limit)
                break;
            if (distance > _distance[node])
                continue;
            _settled.Add(node);
            Leave(node, distance);
        }

        return _mark[goal] == _search;
    }

    private void Leave(int node, long distance)
    {
        if (node == _room)
            LeaveRoom(distance);
        else if (_moves is not null)
            LeaveByTable(node, distance);
        else
        {
            foreach (var held in Held(node))
                Relax(_problem.Owners[held], node, distance, _problem.Values[held] - _prices[node]);
        }
    }

    /// <summary>Looks from a submission, that would leave a juror where it has what <paramref name="leaves"/> says (or that has none yet), to all jurors that it may go to.</summary>
    private void Relax(int submission, int from, long before, long leaves)
    {
        var (jurors, values) = (_problem.Jurors, _problem.Values);
        var (fit, end) = (_problem.First(submission), _problem.End(submission));
        for (; fit < end && before + leaves - values[fit] < _limit; fit++)
        {
            var distance = before + leaves - values[fit] + _prices[jurors[fit]];
            if (distance < _limit && !_closed[fit])
                ReachJuror(jurors[fit], distance, fit, from);
        }

        _looks += fit - _problem.First(submission);
    }

    private void ReachJuror(int juror, long distance, int fit, int from)
    {
        if (_mark[juror] == _search && _distance[juror] <= distance)
            return;
        (_mark[juror], _distance[juror], _through[juror], _from[juror]) = (_search, distance, fit, from);
        var hasRoom = _taken[juror] < _problem.Loads[juror];
        if (juror == _goal)
            _limit = distance;
        else if (!hasRoom || _goal != _room)
            _near.Add(distance, juror);
        if (hasRoom)
            ReachRoom(juror, distance);
    }

    private void ReachRoom(int juror, long distance)
    {
        if (_mark[_room] == _search && _distance[_room] <= distance)
            return;
        (_mark[_room], _distance[_room], _from[_room]) = (_search, distance, juror);
        if (_goal == _room)
            _limit = distance;
        else
            _near.Add(distance, _room);
    }

    /// <summary>What the best free choice is worth to a submission, by which the first step of its search is measured.</summary>
    private long Best(int submission)
    {
        var best = long.MinValue;
        for (var fit = _problem.First(submission); fit < _problem.End(submission) && _problem.Values[fit] > best; fit++)
        {
            if (!_closed[fit])
                best = Math.Max(best, _problem.Values[fit] - _prices[_problem.Jurors[fit]]);
        }

        return best;
    }
}
