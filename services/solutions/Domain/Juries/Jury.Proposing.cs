using Market.Kernel;
using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Domain.Juries;

/// <param name="Load">The most that one juror gets.</param>
/// <param name="Short">Submissions that too few jurors may judge: how many are missing.</param>
internal sealed record ProposedAssignment(IReadOnlyList<Pair> Pairs, int Load, IReadOnlyList<(string Alias, int Missing)> Short);

/// <summary>What the market proposes to the chair, who decides.</summary>
internal sealed partial class Jury
{
    /// <summary>Jurors for each submission when the chair names no number: what many juries ask for.</summary>
    private const int UsualReviews = 3;

    /// <summary>Who has scored stays: worth more than all moves together.</summary>
    private const int Locked = 1_000_000;

    /// <summary>Who was assigned stays where possible.</summary>
    private const int Assigned = 1;

    /// <summary>
    /// The chair's submissions spread over the jurors who may judge them: each gets as many as asked, no juror more than the least load with which that can be done, and among
    /// all such assignments one that keeps most of the present one. What is locked stays. Where too few jurors are free of conflict, all who are.
    /// </summary>
    /// <param name="chair">An accepted chair who has declared.</param>
    /// <param name="reviews">Jurors for each submission, from 1 to as many as there are; three when it is not said.</param>
    public Result<ProposedAssignment> Propose(JuryMember chair, int? reviews, IReadOnlyList<Entrant> entrants)
    {
        if (IsCompleted)
            return JuryErrors.Completed;
        List<JuryMember> jurors = [.. Members.Where(member => member.IsReady)];
        var each = reviews ?? Math.Min(UsualReviews, jurors.Count);
        if (each < 1 || each > jurors.Count)
            return JuryErrors.ReviewsRange(jurors.Count);
        var visible = VisibleTo(chair, entrants);
        var fits = visible.SelectMany((entrant, row) => jurors.Index().Where(juror => !IsConflicted(juror.Item, entrant)).Select(juror => new Fit(row, juror.Index, Worth(juror.Item, entrant)))).ToArray();
        var free = visible.Select((_, row) => fits.Count(fit => fit.Submission == row)).ToList();
        var wanted = visible.Select((entrant, row) => Math.Min(free[row], Math.Max(each, Assignments.Count(pair => pair.Alias == entrant.Alias && pair.LockedAt is not null)))).ToArray();
        List<Pair> pairs = [.. Spread(wanted, [.. jurors.Select(LockedBy)], fits).Select(pair => new Pair(jurors[pair.Juror].PersonId, visible[pair.Submission].Alias))];
        var load = pairs.CountBy(pair => pair.PersonId).Select(count => count.Value).DefaultIfEmpty().Max();
        return new ProposedAssignment(pairs, load, [.. visible.Select((entrant, row) => (entrant.Alias, Missing: each - free[row])).Where(submission => submission.Missing > 0)]);

        int LockedBy(JuryMember juror) => Assignments.Count(pair => pair.PersonId == juror.PersonId && pair.LockedAt is not null && visible.Any(entrant => entrant.Alias == pair.Alias));
    }

    /// <summary>The least load for all with which everything has its place and what is locked keeps its own. With everything for everybody it has.</summary>
    private static List<Fit> Spread(int[] wanted, int[] locked, Fit[] fits)
    {
        for (var load = (wanted.Sum() + locked.Length - 1) / locked.Length; ; load++)
        {
            var problem = new AssignmentProblem(wanted, [.. locked.Select(mine => Math.Max(mine, load))], fits);
            var solver = new AssignmentSolver(problem);
            solver.Solve();
            List<Fit> pairs = [.. solver.Pairs()];
            if (solver.Missing > 0 || pairs.Count(pair => pair.Value == Locked) < locked.Sum())
                continue;
            return AssignmentProof.Gap(problem, pairs, solver.Prices) == 0 ? pairs : throw new InvalidOperationException("This is not the best assignment");
        }
    }

    private int Worth(JuryMember juror, Entrant entrant) => Find(juror.PersonId, entrant.Alias) switch
    {
        { LockedAt: not null } => Locked,
        not null => Assigned,
        null => 0,
    };
}
