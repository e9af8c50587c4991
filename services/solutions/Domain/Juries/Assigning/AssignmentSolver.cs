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

    /// <summary>The fits that each juror has, from <c>_firstPlace[juror]</c>, as many as <c>_taken[juror]</c>.</summary>
    private readonly int[] _places;
    private readonly int[] _firstPlace;
    private readonly int[] _taken;

    /// <summary>Fits that are assigned, or gone.</summary>
    private readonly bool[] _closed;
    private readonly bool[] _gone;
    private readonly long[] _prices;
    private readonly int[] _missing;
    private readonly NearestFirst _near = new();

    // Of the search under way: valid where the mark is the search's.
    private readonly int[] _mark;
    private readonly long[] _distance;
    private readonly int[] _through;
    private readonly int[] _from;
    private readonly List<int> _settled = [];
    private int _search;

    public AssignmentSolver(AssignmentProblem problem)
    {
        _problem = problem;
        var jurors = problem.Loads.Length;
        (_firstPlace, _taken, _prices) = (new int[jurors + 1], new int[jurors], new long[jurors]);
        for (var juror = 0; juror < jurors; juror++)
            _firstPlace[juror + 1] = _firstPlace[juror] + problem.Loads[juror];
        (_places, _closed, _gone) = (new int[_firstPlace[jurors]], new bool[problem.Jurors.Length], new bool[problem.Jurors.Length]);
        (_mark, _distance, _through, _from) = (new int[jurors], new long[jurors], new int[jurors], new int[jurors]);
        _missing = [.. problem.Reviews];
    }

    /// <summary>Reviews that no juror has room for, however all others are moved; 0 when the assignment is complete.</summary>
    public int Missing => _missing.Sum();

    /// <summary>Of each juror: what one more place there would be worth. 0 for who has room.</summary>
    public IReadOnlyList<long> Prices => _prices;

    /// <summary>The assigned pairs, by submission.</summary>
    public IEnumerable<Fit> Pairs() => Chosen().Select(_problem.At);

    /// <summary>The places of the assigned pairs among the fits of the problem.</summary>
    public IEnumerable<int> Chosen() => Enumerable.Range(0, _closed.Length).Where(fit => _closed[fit] && !_gone[fit]);

    /// <summary>Places every review for which there is room.</summary>
    public void Solve()
    {
        for (var submission = 0; submission < _missing.Length && !SolveContended(); submission++)
            Place(submission);
    }

    private void Place(int submission)
    {
        while (_missing[submission] > 0 && FindRoom(submission) is var juror and not None)
        {
            Raise(_distance[juror]);
            MoveTo(juror);
            _missing[submission]--;
        }
    }

    /// <summary>The nearest juror with room; who was passed on the way is settled.</summary>
    private int FindRoom(int submission)
    {
        Begin();
        var best = Best(submission);
        var room = (Juror: None, Distance: long.MaxValue);
        Relax(submission, None, 0, best, ref room);
        while (_near.Count > 0)
        {
            var (distance, juror) = _near.Take();
            if (distance >= room.Distance)
                break;
            if (distance > _distance[juror])
                continue;
            _settled.Add(juror);
            for (var place = _firstPlace[juror]; place < _firstPlace[juror] + _taken[juror]; place++)
                Relax(_problem.Owners[_places[place]], place, distance, _problem.Values[_places[place]] - _prices[juror], ref room);
        }

        return room.Juror;
    }

    /// <summary>Looks from a submission, that would leave a place worth <paramref name="leaves"/> to it (or that has none yet), to all jurors that it may go to.</summary>
    private void Relax(int submission, int place, long before, long leaves, ref (int Juror, long Distance) room)
    {
        var (jurors, values) = (_problem.Jurors, _problem.Values);
        var (fit, end) = (_problem.First(submission), _problem.End(submission));
        for (; fit < end && before + leaves - values[fit] < room.Distance; fit++)
        {
            var juror = jurors[fit];
            var distance = before + leaves - values[fit] + _prices[juror];
            if (distance >= room.Distance || _closed[fit] || (_mark[juror] == _search && _distance[juror] <= distance))
                continue;
            (_mark[juror], _distance[juror], _through[juror], _from[juror]) = (_search, distance, fit, place);
            if (_taken[juror] < _problem.Loads[juror])
                room = (juror, distance);
            else
                _near.Add(distance, juror);
        }

        _looks += fit - _problem.First(submission);
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

    private void Begin()
    {
        _search++;
        _near.Clear();
        _settled.Clear();
    }

    private void Raise(long distance)
    {
        foreach (var juror in _settled)
            _prices[juror] += distance - _distance[juror];
    }

    /// <summary>Moves everybody along the chain that was found; the last one takes the room.</summary>
    private void MoveTo(int juror)
    {
        var place = _firstPlace[juror] + _taken[juror]++;
        while (place != None)
        {
            var (fit, next) = (_through[juror], _from[juror]);
            if (next != None)
            {
                juror = _problem.Jurors[_places[next]];
                _closed[_places[next]] = false;
            }

            (_places[place], _closed[fit]) = (fit, true);
            place = next;
        }
    }
}
