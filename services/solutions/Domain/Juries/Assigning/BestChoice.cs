namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>
/// What one submission would choose if jurors had prices: as many as it needs, whose values sum to at least a floor, with the highest worth less prices. Depth
/// first with bounds, over the jurors that fewer than so many others beat in both value and price.
/// </summary>
internal sealed class BestChoice
{
    /// <summary>The answer where no choice reaches the floor.</summary>
    public const long Impossible = long.MinValue;

    /// <summary>Beyond it the answer is a bound by Lagrange's multipliers: never less than the best, perhaps somewhat more.</summary>
    private const int MaxSteps = 20_000;

    private readonly AssignmentProblem _problem;
    private readonly (int Fit, long Value, long Net)[] _offers;
    private readonly int[] _ranks;
    private readonly long[] _dearest;
    private readonly int[] _path;
    private readonly List<long> _least = [];
    private int _count;
    private int _needed;
    private int _steps;
    private long _floor;
    private long _worth;
    private long _best;

    public BestChoice(AssignmentProblem problem)
    {
        var most = problem.Reviews.DefaultIfEmpty().Max();
        _problem = problem;
        (_offers, _ranks, _dearest) = (new (int, long, long)[problem.Loads.Length], new int[problem.Loads.Length], new long[problem.Loads.Length * (most + 1)]);
        (_path, Chosen) = (new int[most], new int[most]);
    }

    /// <summary>The fits chosen in the last answer, as many as the submission needs.</summary>
    public int[] Chosen { get; }

    /// <summary>The most that a choice can have of (worth times its values, less its prices); 0 where no review is needed.</summary>
    /// <param name="worth">What a unit of value is worth in units of price; 0 when only the floor counts.</param>
    public long Of(int submission, long floor, long worth, ReadOnlySpan<long> prices)
    {
        (_needed, _floor, _worth, _steps) = (_problem.Reviews[submission], floor, worth, 0);
        if (_needed == 0)
            return 0;
        if (!TakeHighest(submission, prices))
            return Impossible;
        Gather(submission, prices);
        if (TakeDearest())
            return _best;
        SumDearest();
        Search(0, 0, 0, 0);
        return _steps <= MaxSteps ? _best : Math.Max(_best, Relaxed(submission, prices));
    }

    /// <summary>To begin with, the jurors of the highest value, whatever they cost. False when not even they reach the floor.</summary>
    private bool TakeHighest(int submission, ReadOnlySpan<long> prices)
    {
        var first = _problem.First(submission);
        if (_problem.End(submission) - first < _needed)
            return false;
        var (value, price) = (0L, 0L);
        for (var place = 0; place < _needed; place++)
        {
            Chosen[place] = first + place;
            (value, price) = (value + _problem.Values[first + place], price + prices[_problem.Jurors[first + place]]);
        }

        _best = (_worth * value) - price;
        return value >= _floor;
    }

    /// <summary>By value; who costs no less than as many jurors of at least the same value as are needed is left out.</summary>
    private void Gather(int submission, ReadOnlySpan<long> prices)
    {
        _count = 0;
        _least.Clear();
        for (var fit = _problem.First(submission); fit < _problem.End(submission); fit++)
        {
            var price = prices[_problem.Jurors[fit]];
            if (_least.Count == _needed && price >= _least[^1])
                continue;
            KeepLeast(price);
            _ranks[_count] = _count;
            _offers[_count++] = (fit, _problem.Values[fit], (_worth * _problem.Values[fit]) - price);
        }
    }

    /// <summary>What has most after its price, if that keeps the floor already.</summary>
    private bool TakeDearest()
    {
        var (value, net) = (0L, 0L);
        for (var place = 0; place < _needed; place++)
        {
            var most = place;
            for (var offer = place + 1; offer < _count; offer++)
                most = _ranks[offer] is var other && _offers[other].Net > _offers[_ranks[most]].Net ? offer : most;
            (_ranks[place], _ranks[most]) = (_ranks[most], _ranks[place]);
            (_path[place], value, net) = (_offers[_ranks[place]].Fit, value + _offers[_ranks[place]].Value, net + _offers[_ranks[place]].Net);
        }

        Keep(value, net);
        return value >= _floor;
    }

    /// <summary>From each offer on: what the best one, two, three and so on have.</summary>
    private void SumDearest()
    {
        _least.Clear();
        for (var offer = _count - 1; offer >= 0; offer--)
        {
            KeepLeast(-_offers[offer].Net);
            long sum = 0;
            for (var more = 0; more < _least.Count; more++)
                _dearest[(offer * (_needed + 1)) + more + 1] = sum -= _least[more];
        }
    }

    private void KeepLeast(long price)
    {
        var at = _least.BinarySearch(price);
        _least.Insert(at < 0 ? ~at : at, price);
        if (_least.Count > _needed)
            _least.RemoveAt(_needed);
    }

    private void Search(int depth, int from, long value, long net)
    {
        var left = _needed - depth;
        if (left == 0)
            Keep(value, net);
        for (var offer = from; left > 0 && offer + left <= _count && ++_steps <= MaxSteps; offer++)
        {
            if (value + (left * _offers[offer].Value) < _floor || net + _dearest[(offer * (_needed + 1)) + left] <= _best)
                return;
            _path[depth] = _offers[offer].Fit;
            Search(depth + 1, offer + 1, value + _offers[offer].Value, net + _offers[offer].Net);
        }
    }

    private void Keep(long value, long net)
    {
        if (value < _floor || net <= _best)
            return;
        _best = net;
        _path.AsSpan(0, _needed).CopyTo(Chosen);
    }

    /// <summary>Whatever is paid for each unit above the floor, no choice that reaches it has more than the best without a floor.</summary>
    private long Relaxed(int submission, ReadOnlySpan<long> prices)
    {
        var bound = long.MaxValue;
        for (long paid = 0; paid < int.MaxValue; paid = Math.Max(1, paid * 2))
        {
            _least.Clear();
            for (var fit = _problem.First(submission); fit < _problem.End(submission); fit++)
                KeepLeast(prices[_problem.Jurors[fit]] - ((_worth + paid) * _problem.Values[fit]));
            bound = Math.Min(bound, -_least.Sum() - (paid * _floor));
        }

        return bound;
    }
}
