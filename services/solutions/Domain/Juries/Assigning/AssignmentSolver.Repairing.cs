namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>A conflict that turns up when everything is assigned already: only what follows from it is solved again.</summary>
internal sealed partial class AssignmentSolver
{
    /// <summary>Where everybody wants the same jurors, searches of repairs go from juror to juror by it; else there is none.</summary>
    private CheapestMoves? _moves;

    /// <summary>
    /// Takes a pair away for good and makes the assignment the best of those that are left. Where the pair was assigned, one search from the submission to the juror whose place is
    /// free now finds the cheapest chain of moves between them; it may lead by the room: into a juror's room, and out of another's place that is left free for it. Where a
    /// review stays without a place, all are placed anew.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such pair.</exception>
    public void Repair(int submission, int juror)
    {
        var fit = Array.IndexOf(_problem.Jurors, juror, _problem.First(submission), _problem.End(submission) - _problem.First(submission));
        if (fit < 0 || !_gone.Add(fit))
            throw new ArgumentException($"Submission {submission} and juror {juror} are no pair");
        var held = _closed[fit];
        _closed[fit] = true;
        if (!held)
            Outdate(submission);
        else if (Missing > 0 || !Replace(submission, juror))
            PlaceAnew();
    }

    /// <summary>The juror keeps the place until the search has ended, so as not to count as one with room: a place there has a price.</summary>
    private bool Replace(int submission, int juror)
    {
        var place = PlaceOf(submission, juror);
        var goal = _prices[juror] > 0 ? juror : _room;
        if (goal == _room)
            _places[place] = _places[_firstPlace[juror] + --_taken[juror]];
        _moves?.Outdate(juror);
        if (!Search(submission, goal))
            return false;
        Raise();
        Lower();
        FindFits(goal);
        MoveTo(goal, place);
        return true;
    }

    /// <summary>The room's own price stays 0: when the search has passed it, everybody's falls by as much as its would have risen.</summary>
    private void Lower()
    {
        if (!_settled.Contains(_room))
            return;
        var fall = _limit - _distance[_room];
        for (var juror = 0; juror < _room; juror++)
            _prices[juror] = Math.Max(0, _prices[juror] - fall);
    }

    private void PlaceAnew()
    {
        Array.Clear(_taken);
        Array.Clear(_prices);
        Array.Clear(_closed);
        foreach (var fit in _gone)
            _closed[fit] = true;
        _problem.Reviews.CopyTo(_missing, 0);
        _moves = null;
        for (var submission = 0; submission < _missing.Length; submission++)
            Place(submission);
    }

    /// <summary>From the room everybody can be reached, for a review there that moves on.</summary>
    private void LeaveRoom(long distance)
    {
        for (var juror = 0; juror < _room; juror++)
        {
            if (_taken[juror] > 0 && distance + _prices[juror] < _limit)
                ReachJuror(juror, distance + _prices[juror], None, _room);
        }
    }

    private void LeaveByTable(int juror, long distance)
    {
        if (_moves!.IsOutdated(juror))
            Arrange(juror);
        var costs = _moves.Costs(juror);
        var before = distance - _prices[juror];
        for (var other = 0; other < costs.Length; other++)
        {
            if (before + costs[other] + _prices[other] < _limit && costs[other] < CheapestMoves.Never)
                ReachJuror(other, before + costs[other] + _prices[other], None, juror);
        }
    }

    private void Arrange(int juror)
    {
        _moves!.Clear(juror);
        foreach (var fit in Held(juror))
            _moves.Add(fit, 0, default, _closed);
    }

    /// <summary>The table says what moves cost, and not whose they are: that is looked up where the chain takes them.</summary>
    private void FindFits(int goal)
    {
        for (var node = goal; node != None && _moves is not null; node = _from[node])
        {
            if (node == _room || _from[node] == _room || _from[node] == None)
                continue;
            foreach (var held in Held(_from[node]))
            {
                if (_moves.FitOf(held, node, 0, default, _closed) is var fit and >= 0)
                    _through[node] = fit;
            }
        }
    }

    /// <summary>Reviews of this submission may move otherwise than before.</summary>
    private void Outdate(int submission)
    {
        for (var fit = _problem.First(submission); fit < _problem.End(submission) && _moves is not null; fit++)
        {
            if (_closed[fit])
                _moves.Outdate(_problem.Jurors[fit]);
        }
    }
}
