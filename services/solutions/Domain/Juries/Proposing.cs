using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Domain.Juries;

/// <summary>One proposal in the making: jurors and submissions as numbers, what is locked apart, and the rest solved.</summary>
internal sealed partial class Proposing
{
    /// <summary>The highest fit: thousandths.</summary>
    private const int HighestFit = 1000;

    private readonly Jury _jury;
    private readonly List<JuryMember> _jurors;
    private readonly IReadOnlyList<Entrant> _entrants;
    private readonly HashSet<(int Row, int Juror)> _locked;
    private readonly HashSet<(int Row, int Juror)> _present;
    private readonly HashSet<(int Row, int Juror)> _lost;
    private readonly HashSet<(int Row, int Juror)> _warned;
    private readonly Fit[] _fits;

    public Proposing(Jury jury, List<JuryMember> jurors, IReadOnlyList<Entrant> entrants, IReadOnlyDictionary<string, string> texts, IReadOnlyList<string> taxonomy)
    {
        (_jury, _jurors, _entrants) = (jury, jurors, entrants);
        _present = [.. jury.Assignments.SelectMany(pair => PlaceOf(pair.PersonId, pair.Alias))];
        _locked = [.. jury.Assignments.Where(pair => pair.LockedAt is not null).SelectMany(pair => PlaceOf(pair.PersonId, pair.Alias))];
        _lost = [.. jury.Losses.Where(loss => loss.Open).SelectMany(loss => PlaceOf(loss.PersonId, loss.Alias))];
        var likeness = new Likeness([.. entrants.Select(entrant => texts.GetValueOrDefault(entrant.Alias, ""))], taxonomy);
        _fits = [.. from row in Enumerable.Range(0, entrants.Count)
                    from juror in Enumerable.Range(0, jurors.Count)
                    where jurors[juror].IsReady && MayGet(jurors[juror], row) && !_locked.Contains((row, juror))
                    select new Fit(row, juror, FitOf(jurors[juror], row, likeness))];
        _warned = [.. _fits.Select(fit => (Row: fit.Submission, fit.Juror)).Where(pair => !_present.Contains(pair) && jury.IsWarned(jurors[pair.Juror], entrants[pair.Row]))];
    }

    /// <param name="each">Jurors for each submission.</param>
    public ProposedAssignment Propose(int each, AssignmentWish wish)
    {
        int[] wanted = [.. _entrants.Select((_, row) => Math.Max(0, each - _locked.Count(pair => pair.Row == row)))];
        return Propose(wanted, wish.Load ?? _entrants.Count, LoadsOf, (placed, fits) => Best(placed, wish, fits));
    }

    /// <param name="wanted">Reviews of each submission, beside those that are locked.</param>
    /// <param name="most">The load: nobody gets more.</param>
    /// <param name="loadsOf">The most that each juror may get with some load, beside what is locked.</param>
    /// <param name="best">Solves what has its place, with the fits that may be used.</param>
    private ProposedAssignment Propose(int[] wanted, int most, Func<int, int[]> loadsOf, Func<int[], Fit[], (IReadOnlyList<Fit> Pairs, ProposedFit Fit)> best)
    {
        var first = Solve(wanted, loadsOf(most), [.. _fits.Select(fit => fit with { Value = _warned.Contains((fit.Submission, fit.Juror)) ? 0 : 1 })]);
        var needed = first.Pairs().Select(fit => (fit.Submission, fit.Juror)).ToHashSet();
        var solved = best(
            [.. wanted.Select((reviews, row) => reviews - first.MissingOf(row))],
            [.. _fits.Where(fit => !_warned.Contains((fit.Submission, fit.Juror)) || needed.Contains((fit.Submission, fit.Juror)))]);
        var pairs = _locked.Concat(solved.Pairs.Select(fit => (Row: fit.Submission, fit.Juror))).OrderBy(pair => pair.Row).ThenBy(pair => pair.Juror).Select(pair => new Pair(_jurors[pair.Juror].PersonId, _entrants[pair.Row].Alias)).ToList();
        var load = pairs.CountBy(pair => pair.PersonId).Select(count => count.Value).DefaultIfEmpty().Max();
        var shortages = first.Shortages();
        return new ProposedAssignment(
            pairs, load, [.. _entrants.Select((entrant, row) => (entrant.Alias, Missing: first.MissingOf(row))).Where(submission => submission.Missing > 0)],
            [.. shortages.Select(Tell)], first.Missing > 0 ? RemedyOf(wanted, most, loadsOf, shortages, first.Missing) : null,
            _jurors.Any(juror => juror.Expertise.Length > 0 || juror.Wish?.Avoids.Length > 0) ? solved.Fit : null);
    }

    /// <summary>As much as the juror knows of it, less what he or she would rather not judge; never worse than knowing nothing.</summary>
    private static int FitOf(JuryMember juror, int row, Likeness likeness) => Math.Max(0, likeness.Of(juror.Expertise, row) - likeness.Of(juror.Wish?.Avoids ?? "", row));

    /// <summary>Whether the chair may give it to the member: no interest, and not after a look at all scores.</summary>
    private bool MayGet(JuryMember member, int row) =>
        !_jury.IsConflicted(member, _entrants[row]) && (!_jury.HasCompared(member) || _jury.IsAssigned(member.PersonId, _entrants[row].Alias));

    private IEnumerable<(int Row, int Juror)> PlaceOf(Guid personId, string alias) =>
        from row in _entrants.Index().Where(entrant => entrant.Item.Alias == alias).Select(entrant => entrant.Index)
        let juror = _jurors.FindIndex(member => member.PersonId == personId)
        where juror >= 0
        select (row, juror);

    /// <summary>No juror gets more than the load, or than he or she can take, beside what is locked already, which counts.</summary>
    private int[] LoadsOf(int load) => [.. _jurors.Select((member, juror) => Math.Max(0, Math.Min(load, member.Wish?.AtMost ?? load) - _locked.Count(pair => pair.Juror == juror)))];

    private static AssignmentSolver Solve(int[] reviews, int[] loads, Fit[] fits)
    {
        var solver = new AssignmentSolver(new AssignmentProblem(reviews, loads, fits));
        solver.Solve();
        return solver;
    }

    /// <summary>With the load that is asked, or the least for all with which everything has its place; with everything for everybody it has.</summary>
    private (IReadOnlyList<Fit> Pairs, ProposedFit Fit) Best(int[] reviews, AssignmentWish wish, Fit[] fits)
    {
        var load = wish.Load ?? (reviews.Sum() + _locked.Count + _jurors.Count - 1) / _jurors.Count;
        while (Solve(reviews, LoadsOf(load), fits).Missing > 0)
            load++;
        if (wish.Aim == AssignmentAim.Weakest)
            return WorstFirst.Solve(new AssignmentProblem(reviews, LoadsOf(load), fits)) is var fair ? (fair.Pairs, new ProposedFit(fair.Minimum, fair.MinimumBound, fair.Total)) : default;
        var weighed = Weigh(reviews.Sum(), wish.Aim, fits);
        return Measured(Proved(Solve(reviews, LoadsOf(load), weighed), new AssignmentProblem(reviews, LoadsOf(load), weighed)));
    }

    /// <summary>What comes first weighs more than all that comes second together: the present pairs or the fit.</summary>
    private Fit[] Weigh(int reviews, AssignmentAim aim, Fit[] fits) => [.. fits.Select(fit =>
    {
        var stays = _present.Contains((fit.Submission, fit.Juror)) ? 1 : 0;
        return fit with { Value = aim == AssignmentAim.Total ? (fit.Value * (reviews + 1)) + stays : (stays * StayingOf(reviews)) + fit.Value };
    })];

    /// <summary>More than the fit of all pairs together.</summary>
    private static int StayingOf(int reviews) => (HighestFit * reviews) + 1;

    private static List<Fit> Proved(AssignmentSolver solver, AssignmentProblem problem)
    {
        List<Fit> pairs = [.. solver.Pairs()];
        return AssignmentProof.Gap(problem, pairs, solver.Prices) == 0 ? pairs : throw new InvalidOperationException("This is not the best assignment");
    }

    private (IReadOnlyList<Fit> Pairs, ProposedFit Fit) Measured(IReadOnlyList<Fit> solved)
    {
        var fitOf = _fits.ToDictionary(fit => (fit.Submission, fit.Juror), fit => fit.Value);
        var pairs = solved.Select(pair => pair with { Value = fitOf[(pair.Submission, pair.Juror)] }).ToList();
        var weakest = pairs.GroupBy(pair => pair.Submission).Select(service => service.Sum(pair => (long)pair.Value)).DefaultIfEmpty().Min();
        return (pairs, new ProposedFit(weakest, null, pairs.Sum(pair => (long)pair.Value)));
    }
}
