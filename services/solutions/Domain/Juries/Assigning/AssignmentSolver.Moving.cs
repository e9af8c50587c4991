namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>What follows when a search has found its goal.</summary>
internal sealed partial class AssignmentSolver
{
    private void Raise()
    {
        foreach (var node in _settled)
        {
            if (node != _room)
                _prices[node] += _limit - _distance[node];
        }
    }

    /// <summary>Moves everybody along the chain that was found, from its end on.</summary>
    /// <param name="place">At the goal, that becomes free for it; none where the goal is the room.</param>
    private void MoveTo(int node, int place)
    {
        while (node != None)
        {
            var (fit, before) = (_through[node], _from[node]);
            if (node == _room)
                place = _firstPlace[before] + _taken[before]++;
            else if (before == _room)
                _places[place] = _places[_firstPlace[node] + --_taken[node]];
            else
                place = Hold(fit, place, before);
            node = before;
        }
    }

    /// <summary>Gives a place to a fit, and tells which one its submission leaves for that.</summary>
    private int Hold(int fit, int place, int before)
    {
        var left = before == None ? None : PlaceOf(_problem.Owners[fit], before);
        Outdate(_problem.Owners[fit]);
        if (left != None)
            _closed[_places[left]] = false;
        (_places[place], _closed[fit]) = (fit, true);
        _moves?.Outdate(_problem.Jurors[fit]);
        return left;
    }

    private ReadOnlySpan<int> Held(int juror) => _places.AsSpan(_firstPlace[juror], _taken[juror]);

    private int PlaceOf(int submission, int juror)
    {
        var place = _firstPlace[juror];
        while (_problem.Owners[_places[place]] != submission)
            place++;
        return place;
    }
}
