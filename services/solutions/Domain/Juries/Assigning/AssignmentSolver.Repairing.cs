namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>A conflict that turns up when everything is assigned already: only what follows from it is solved again.</summary>
internal sealed partial class AssignmentSolver
{
    /// <summary>The fits of each juror, from <c>_firstOffer[juror]</c>; made at the first repair.</summary>
    private int[]? _firstOffer;
    private int[] _offers = [];

    /// <summary>The assigned fits of each submission, from <c>_firstReview[submission]</c>; of the repair under way.</summary>
    private int[] _firstReview = [];
    private int[] _reviews = [];
    private int[] _reviewed = [];

    /// <summary>Of each submission: the least that an assigned fit is worth after its price.</summary>
    private long[] _leastNet = [];

    /// <summary>
    /// Takes a pair away for good and makes the assignment the best of those that are left. Where the pair was assigned, the juror's free place goes to whom it helps most,
    /// by the cheapest chain of moves towards it, and prices fall to what the place is worth now; then the missing review is placed like any other.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such pair.</exception>
    public void Repair(int submission, int juror)
    {
        var fit = Array.IndexOf(_problem.Jurors, juror, _problem.First(submission), _problem.End(submission) - _problem.First(submission));
        if (fit < 0 || _gone[fit])
            throw new ArgumentException($"Submission {submission} and juror {juror} are no pair");
        _gone[fit] = true;
        if (!_closed[fit])
        {
            _closed[fit] = true;
            return;
        }

        Drop(fit);
        _missing[submission]++;
        Refill(juror);
        Place(submission);
        for (var other = 0; other < _missing.Length; other++)
            Place(other);
    }

    /// <summary>Finds the juror whose place is worth least, to be left free instead of the one of this juror, and lowers prices.</summary>
    private void Refill(int juror)
    {
        if (_prices[juror] == 0)
            return;
        ListReviews();
        var (freed, worth) = FindFree(juror);
        foreach (var near in _settled.Where(near => _distance[near] < worth))
            _prices[near] -= worth - _distance[near];
        List<int> taken = [];
        for (; freed != juror; freed = _problem.Jurors[taken[^1]])
        {
            Drop(_from[freed]);
            _closed[_from[freed]] = false;
            taken.Add(_through[freed]);
        }

        taken.ForEach(Hold);
    }

    /// <summary>By Dijkstra's search against the direction of moves: from whom one moves to this juror, from whom to those, and so on.</summary>
    private (int Juror, long Worth) FindFree(int juror)
    {
        Begin();
        var free = (Juror: juror, Worth: _prices[juror]);
        (_mark[juror], _distance[juror]) = (_search, 0);
        _near.Add(0, juror);
        while (_near.Count > 0)
        {
            var (distance, near) = _near.Take();
            if (distance >= free.Worth)
                break;
            if (distance > _distance[near])
                continue;
            _settled.Add(near);
            if (distance + _prices[near] < free.Worth)
                free = (near, distance + _prices[near]);
            LookBack(near, distance, free.Worth);
        }

        return free;
    }

    /// <summary>Looks from a juror with a free place to all who hold a review that could move there.</summary>
    private void LookBack(int juror, long before, long worth)
    {
        for (var offer = _firstOffer![juror]; offer < _firstOffer[juror + 1]; offer++)
        {
            var fit = _offers[offer];
            var (submission, gains) = (_problem.Owners[fit], _problem.Values[fit] - _prices[juror]);
            if (_closed[fit] || before + _leastNet[submission] - gains >= worth)
                continue;
            for (var review = _firstReview[submission]; review < _firstReview[submission] + _reviewed[submission]; review++)
            {
                var held = _reviews[review];
                var from = _problem.Jurors[held];
                var distance = before + _problem.Values[held] - _prices[from] - gains;
                if (distance >= worth || (_mark[from] == _search && _distance[from] <= distance))
                    continue;
                (_mark[from], _distance[from], _through[from], _from[from]) = (_search, distance, fit, held);
                _near.Add(distance, from);
            }
        }
    }

    private void Drop(int fit)
    {
        var juror = _problem.Jurors[fit];
        var last = _firstPlace[juror] + --_taken[juror];
        _places[Array.IndexOf(_places, fit, _firstPlace[juror], last + 1 - _firstPlace[juror])] = _places[last];
    }

    private void Hold(int fit)
    {
        var juror = _problem.Jurors[fit];
        _places[_firstPlace[juror] + _taken[juror]++] = fit;
        _closed[fit] = true;
    }

    private void ListReviews()
    {
        if (_firstOffer is null)
            ListOffers();
        Array.Clear(_reviewed);
        Array.Fill(_leastNet, long.MaxValue / 2);
        for (var juror = 0; juror < _taken.Length; juror++)
        {
            foreach (var fit in _places.AsSpan(_firstPlace[juror], _taken[juror]))
            {
                var submission = _problem.Owners[fit];
                _reviews[_firstReview[submission] + _reviewed[submission]++] = fit;
                _leastNet[submission] = Math.Min(_leastNet[submission], _problem.Values[fit] - _prices[juror]);
            }
        }
    }

    private void ListOffers()
    {
        _firstOffer = Starts(_problem.Jurors.CountBy(juror => juror), _taken.Length);
        _offers = new int[_problem.Jurors.Length];
        var next = _firstOffer.ToArray();
        for (var fit = 0; fit < _offers.Length; fit++)
            _offers[next[_problem.Jurors[fit]]++] = fit;
        _firstReview = Starts(_problem.Reviews.Select((reviews, submission) => KeyValuePair.Create(submission, reviews)), _problem.Reviews.Length);
        (_reviews, _reviewed, _leastNet) = (new int[_firstReview[^1]], new int[_problem.Reviews.Length], new long[_problem.Reviews.Length]);
    }

    private static int[] Starts(IEnumerable<KeyValuePair<int, int>> counts, int length)
    {
        var starts = new int[length + 1];
        foreach (var (index, count) in counts)
            starts[index + 1] = count;
        for (var index = 0; index < length; index++)
            starts[index + 1] += starts[index];
        return starts;
    }
}
