namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>Where everybody wants the same jurors, placing reviews one by one moves nearly everybody each time. An auction comes near first; exchanges make it exact.</summary>
internal sealed partial class AssignmentSolver
{
    /// <summary>Looks at each fit, on the average, after which a question counts as contended.</summary>
    private const int Patience = 2;

    /// <summary>Exchanges lie in a square of jurors: with more, memory would not do.</summary>
    private const int MostJurors = 2_500;

    private bool _isContended;

    /// <summary>Fits that searches have looked at.</summary>
    private long _looks;

    /// <summary>All at once, when it has shown that one by one takes long. False when the auction does not end, as where there is not room for every review.</summary>
    private bool SolveContended()
    {
        if (_isContended || _taken.Length > MostJurors || _looks <= (long)Patience * _closed.Length)
            return false;
        _isContended = true;
        if (CoarseAuction.Hold(_problem) is not { } coarse)
            return false;
        var search = new ExchangeSearch(_problem, coarse.Chosen, coarse.Prices);
        search.Improve(-search.Draft.Penalty);
        Array.Clear(_taken);
        Array.Clear(_closed);
        Array.Clear(_missing);
        foreach (var fit in search.Draft.Chosen())
            Hold(fit, _firstPlace[_problem.Jurors[fit]] + _taken[_problem.Jurors[fit]]++, None);
        search.ValuePrices().CopyTo(_prices, 0);
        _moves = search.Moves;
        return true;
    }
}
