using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Domain.Juries;

/// <summary>A proposal after pairs were lost: the assignment as it was is the best of itself, and only what follows from the losses is solved again.</summary>
internal sealed partial class Proposing
{
    /// <summary>Each submission gets as many jurors as it had, and no juror more than the busiest one had, unless it cannot be done otherwise.</summary>
    public ProposedAssignment Repair()
    {
        int[] wanted = [.. _entrants.Select((_, row) => Had().Count(pair => pair.Row == row))];
        return Propose(wanted, _entrants.Count, RepairLoadsOf, Repair);
    }

    private (IReadOnlyList<Fit> Pairs, ProposedFit Fit) Repair(int[] reviews, Fit[] fits)
    {
        var weighed = Weigh(reviews.Sum(), AssignmentAim.Repair, fits);
        Fit[] asItWas = [.. weighed, .. _lost.Select(pair => new Fit(pair.Row, pair.Juror, StayingOf(reviews.Sum())))];
        for (var load = _present.Union(_lost).CountBy(pair => pair.Juror).Select(count => count.Value).DefaultIfEmpty().Max(); ; load++)
        {
            var solver = Solve(reviews, RepairLoadsOf(load), asItWas);
            foreach (var (row, juror) in _lost)
                solver.Repair(row, juror);
            if (solver.Missing == 0)
                return Measured(Proved(solver, new AssignmentProblem(reviews, RepairLoadsOf(load), weighed)));
        }
    }

    /// <summary>What the chair once gave to somebody stays, also when that is more than he or she would take.</summary>
    private int[] RepairLoadsOf(int load) => [.. LoadsOf(load).Select((most, juror) => Math.Max(most, Had().Count(pair => pair.Juror == juror)))];

    /// <summary>The pairs before the loss that are not locked.</summary>
    private IEnumerable<(int Row, int Juror)> Had() => _present.Except(_locked).Concat(_lost);
}
