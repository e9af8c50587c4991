using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Domain.Juries;

/// <summary>One proposal in the making: jurors and submissions as numbers, what is locked apart, and the rest solved.</summary>
internal sealed class Proposing
{
    /// <summary>The highest fit: thousandths.</summary>
    private const int HighestFit = 1000;

    private readonly Jury _jury;
    private readonly List<JuryMember> _jurors;
    private readonly IReadOnlyList<Entrant> _entrants;
    private readonly HashSet<(int Row, int Juror)> _locked;
    private readonly HashSet<(int Row, int Juror)> _present;
    private readonly Fit[] _fits;

    public Proposing(Jury jury, List<JuryMember> jurors, IReadOnlyList<Entrant> entrants, IReadOnlyDictionary<string, string> texts)
    {
        (_jury, _jurors, _entrants) = (jury, jurors, entrants);
        _present = [.. Present(pair => true)];
        _locked = [.. Present(pair => pair.LockedAt is not null)];
        var likeness = new Likeness([.. entrants.Select(entrant => texts.GetValueOrDefault(entrant.Alias, ""))]);
        _fits = [.. from row in Enumerable.Range(0, entrants.Count)
                    from juror in Enumerable.Range(0, jurors.Count)
                    where !jury.IsConflicted(jurors[juror], entrants[row]) && !_locked.Contains((row, juror))
                    select new Fit(row, juror, FitOf(jurors[juror], row, likeness))];
    }

    /// <param name="each">Jurors for each submission.</param>
    public ProposedAssignment Propose(int each, AssignmentWish wish)
    {
        int[] wanted = [.. _entrants.Select((_, row) => Math.Max(0, each - _locked.Count(pair => pair.Row == row)))];
        var first = Solve(wanted, wish.Load ?? _entrants.Count, _fits);
        int[] placed = [.. wanted.Select((needed, row) => needed - first.MissingOf(row))];
        var solved = Best(placed, wish);
        var pairs = _locked.Concat(solved.Pairs.Select(fit => (Row: fit.Submission, fit.Juror))).OrderBy(pair => pair.Row).ThenBy(pair => pair.Juror).Select(pair => new Pair(_jurors[pair.Juror].PersonId, _entrants[pair.Row].Alias)).ToList();
        var load = pairs.CountBy(pair => pair.PersonId).Select(count => count.Value).DefaultIfEmpty().Max();
        return new ProposedAssignment(
            pairs, load, [.. _entrants.Select((entrant, row) => (entrant.Alias, Missing: first.MissingOf(row))).Where(submission => submission.Missing > 0)],
            [.. first.Shortages().Select(Tell)], _jurors.Any(juror => juror.Expertise.Length > 0 || juror.Wish?.Avoids.Length > 0) ? solved.Fit : null);
    }

    /// <summary>As much as the juror knows of it, less what he or she would rather not judge; never worse than knowing nothing.</summary>
    private static int FitOf(JuryMember juror, int row, Likeness likeness) => Math.Max(0, likeness.Of(juror.Expertise, row) - likeness.Of(juror.Wish?.Avoids ?? "", row));

    private IEnumerable<(int Row, int Juror)> Present(Func<Assignment, bool> which) =>
        from pair in _jury.Assignments.Where(which)
        let row = _entrants.Index().FirstOrDefault(entrant => entrant.Item.Alias == pair.Alias, (-1, null!)).Index
        let juror = _jurors.FindIndex(member => member.PersonId == pair.PersonId)
        where row >= 0 && juror >= 0
        select (row, juror);

    /// <summary>No juror gets more than the load, or than he or she can take, beside what is locked already, which counts.</summary>
    private AssignmentProblem Problem(int[] reviews, int load, Fit[] fits) => new(
        reviews, [.. _jurors.Select((member, juror) => Math.Max(0, Math.Min(load, member.Wish?.AtMost ?? load) - _locked.Count(pair => pair.Juror == juror)))], fits);

    private AssignmentSolver Solve(int[] reviews, int load, Fit[] fits)
    {
        var solver = new AssignmentSolver(Problem(reviews, load, fits));
        solver.Solve();
        return solver;
    }

    /// <summary>With the load that is asked, or the least for all with which everything has its place; with everything for everybody it has.</summary>
    private (IReadOnlyList<Fit> Pairs, ProposedFit Fit) Best(int[] reviews, AssignmentWish wish)
    {
        var load = wish.Load ?? (reviews.Sum() + _locked.Count + _jurors.Count - 1) / _jurors.Count;
        while (Solve(reviews, load, _fits).Missing > 0)
            load++;
        if (wish.Aim == AssignmentAim.Weakest)
            return WorstFirst.Solve(Problem(reviews, load, _fits)) is var fair ? (fair.Pairs, new ProposedFit(fair.Minimum, fair.MinimumBound, fair.Total)) : default;
        var fitOf = _fits.ToDictionary(fit => (fit.Submission, fit.Juror), fit => fit.Value);
        var pairs = Proved(Problem(reviews, load, Weigh(reviews.Sum(), wish.Aim))).Select(pair => pair with { Value = fitOf[(pair.Submission, pair.Juror)] }).ToList();
        var weakest = pairs.GroupBy(pair => pair.Submission).Select(service => service.Sum(pair => (long)pair.Value)).DefaultIfEmpty().Min();
        return (pairs, new ProposedFit(weakest, null, pairs.Sum(pair => (long)pair.Value)));
    }

    /// <summary>What comes first weighs more than all that comes second together: the present pairs or the fit.</summary>
    private Fit[] Weigh(int reviews, AssignmentAim aim) => [.. _fits.Select(fit =>
    {
        var stays = _present.Contains((fit.Submission, fit.Juror)) ? 1 : 0;
        return fit with { Value = aim == AssignmentAim.Keep ? (stays * ((HighestFit * reviews) + 1)) + fit.Value : (fit.Value * (reviews + 1)) + stays };
    })];

    private static List<Fit> Proved(AssignmentProblem problem)
    {
        var solver = new AssignmentSolver(problem);
        solver.Solve();
        List<Fit> pairs = [.. solver.Pairs()];
        return AssignmentProof.Gap(problem, pairs, solver.Prices) == 0 ? pairs : throw new InvalidOperationException("This is not the best assignment");
    }

    private ProposedShortage Tell(Shortage shortage) => new(
        [.. shortage.Submissions.Select(row => _entrants[row].Alias)], shortage.Needed, [.. shortage.Full.Select(juror => _jurors[juror].PersonId)], shortage.Places, shortage.Once);
}
