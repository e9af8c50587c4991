using System.Numerics;

namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>A submission that leaves a juror for another.</summary>
/// <param name="Out">The fit that it leaves.</param>
/// <param name="In">The fit that it takes.</param>
internal readonly record struct Exchange(int Out, int In);

/// <summary>What a service is worth: itself, less a penalty for each unit that is missing to a floor. Without a penalty values count alone.</summary>
internal readonly record struct Worth(long Floor, long Penalty)
{
    public long Of(long service) => service - (Penalty * Math.Max(0, Floor - service));
}

/// <summary>
/// What the cheapest move of a review costs from each juror to each other one, kept until something changes there. Which review it is, is looked up for the few that are made:
/// so costs of many moves are compared at once.
/// </summary>
internal sealed class CheapestMoves
{
    /// <summary>The cost where nothing can move.</summary>
    public const long Never = long.MaxValue / 4;

    /// <summary>The value where nothing can move.</summary>
    private const int Absent = int.MinValue;

    /// <summary>A submission has values by juror when at least one in so many may judge it.</summary>
    private const int Sparse = 8;

    private readonly AssignmentProblem _problem;
    private readonly int _jurors;

    /// <summary>Jurors, and some that are nobody, to make it a multiple of how many are compared at once.</summary>
    private readonly int _width;
    private readonly long[] _costs;
    private readonly bool[] _outdated;
    private readonly HashSet<Exchange> _banned = [];

    /// <summary>By submission and juror; made when needed first.</summary>
    private readonly int[]?[] _values;

    public CheapestMoves(AssignmentProblem problem)
    {
        (_problem, _jurors) = (problem, problem.Loads.Length);
        _width = (_jurors + Vector<int>.Count - 1) / Vector<int>.Count * Vector<int>.Count;
        (_costs, _outdated, _values) = (new long[_jurors * _width], new bool[_jurors], new int[]?[problem.Reviews.Length]);
        OutdateAll();
    }

    public bool HasBans => _banned.Count > 0;

    /// <summary>From a juror to each: what is lost by the move.</summary>
    public ReadOnlySpan<long> Costs(int juror) => _costs.AsSpan(juror * _width, _jurors);

    /// <summary>The fit that a review would have at a juror, if that is as cheap as the cheapest move there from where it is; else negative. The last three as in <see cref="Add"/>.</summary>
    public int FitOf(int held, int juror, long service, Worth worth, bool[] closed)
    {
        var first = _problem.First(_problem.Owners[held]);
        var fit = first + _problem.Jurors.AsSpan(first, _problem.End(_problem.Owners[held]) - first).IndexOf(juror);
        if (fit < first || closed[fit] || _banned.Contains(new Exchange(held, fit)))
            return -1;
        var cost = worth.Of(service) - worth.Of(service - _problem.Values[held] + _problem.Values[fit]);
        return cost == Costs(_problem.Jurors[held])[juror] ? fit : -1;
    }

    public bool IsOutdated(int juror) => _outdated[juror];

    public void Outdate(int juror) => _outdated[juror] = true;

    /// <summary>Everything has to be looked at again, without bans.</summary>
    public void OutdateAll()
    {
        _banned.Clear();
        Array.Fill(_outdated, true);
    }

    /// <summary>Leaves a move out until all is outdated.</summary>
    public void Ban(Exchange exchange)
    {
        _banned.Add(exchange);
        Outdate(_problem.Jurors[exchange.Out]);
    }

    /// <summary>Begins to arrange a juror's moves anew.</summary>
    public void Clear(int juror)
    {
        _outdated[juror] = false;
        _costs.AsSpan(juror * _width, _width).Fill(Never);
    }

    /// <summary>Adds the moves of a review that the juror has.</summary>
    /// <param name="service">Of its submission now; any where there is no penalty.</param>
    /// <param name="closed">Of each fit: whether nobody can move to it.</param>
    public void Add(int held, long service, Worth worth, bool[] closed)
    {
        var (submission, rest) = (_problem.Owners[held], service - _problem.Values[held]);
        var (first, count) = (_problem.First(submission), _problem.End(submission) - _problem.First(submission));
        var costs = _costs.AsSpan(_problem.Jurors[held] * _width, _width);
        if (count * Sparse >= _jurors && _banned.Count == 0)
        {
            var values = _values[submission] ??= ByJuror(first, count);
            SetClosed(values, closed, first, count, isClosed: true);
            AddAll(costs, values, rest, worth.Of(service), worth);
            SetClosed(values, closed, first, count, isClosed: false);
            return;
        }

        for (var fit = first; fit < first + count; fit++)
        {
            var (cost, to) = (worth.Of(service) - worth.Of(rest + _problem.Values[fit]), _problem.Jurors[fit]);
            if (cost < costs[to] && !closed[fit] && !_banned.Contains(new Exchange(held, fit)))
                costs[to] = cost;
        }
    }

    private int[] ByJuror(int first, int count)
    {
        var values = new int[_width];
        Array.Fill(values, Absent);
        for (var fit = first; fit < first + count; fit++)
            values[_problem.Jurors[fit]] = _problem.Values[fit];
        return values;
    }

    private void SetClosed(int[] values, bool[] closed, int first, int count, bool isClosed)
    {
        var flags = closed.AsSpan(first, count);
        for (var (next, at) = (flags.IndexOf(true), 0); next >= 0; next = flags[at..].IndexOf(true))
        {
            at += next + 1;
            values[_problem.Jurors[first + at - 1]] = isClosed ? Absent : _problem.Values[first + at - 1];
        }
    }

    private static void AddAll(Span<long> costs, int[] values, long rest, long now, Worth worth)
    {
        for (var at = 0; at < values.Length; at += Vector<int>.Count)
        {
            Vector.Widen(new Vector<int>(values, at), out var low, out var high);
            Lower(costs[at..], low, rest, now, worth);
            Lower(costs[(at + Vector<long>.Count)..], high, rest, now, worth);
        }
    }

    private static void Lower(Span<long> costs, Vector<long> values, long rest, long now, Worth worth)
    {
        var service = values + new Vector<long>(rest);
        var missing = Vector.Max(Vector<long>.Zero, new Vector<long>(worth.Floor) - service);
        var cost = new Vector<long>(now) - service + (missing * worth.Penalty);
        cost = Vector.ConditionalSelect(Vector.Equals(values, new Vector<long>(Absent)), new Vector<long>(Never), cost);
        Vector.Min(new Vector<long>(costs), cost).CopyTo(costs);
    }
}
