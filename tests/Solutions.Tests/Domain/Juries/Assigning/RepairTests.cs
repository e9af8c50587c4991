using CsCheck;

using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Tests.Domain.Juries.Assigning;

/// <summary>Late conflicts, each against solving anew without the pairs that are gone.</summary>
public sealed class RepairTests
{
    private static readonly Gen<(AssignmentProblem Problem, int[] Picks)> Conflicts =
        from seed in Gen.Int
        from submissions in Gen.Int[1, 14]
        from jurors in Gen.Int[2, 8]
        from reviews in Gen.Int[1, 3]
        from load in Gen.Int[1, 12]
        from share in Gen.Double[0.5, 1]
        from values in Gen.Int[1, 40]
        from picks in Gen.Int[0, 1000].Array[8]
        select (Instances.Random(seed, submissions, jurors, reviews, load, share, values, even: true), picks);

    [Fact]
    public void After_each_late_conflict_the_assignment_is_as_good_as_one_made_anew_and_proved() => Conflicts.Sample(conflicts =>
    {
        var (problem, picks) = conflicts;
        var solver = new AssignmentSolver(problem);
        solver.Solve();

        foreach (var pick in picks)
        {
            var gone = Choose(problem, solver, pick);
            if (gone is null)
                return;
            solver.Repair(gone.Value.Submission, gone.Value.Juror);
            problem = Without(problem, gone.Value);
            AssertAsGoodAsAnew(problem, solver);
        }
    }, iter: 2000);

    [Fact]
    public void Where_everybody_wants_the_same_jurors_it_is_as_good_as_well() => Gen.Int.Sample(seed =>
    {
        var chance = new Random(seed);
        var fits = Enumerable.Range(0, 40 * 12).Select(pair => new Fit(pair / 12, pair % 12, (50 * (pair % 12)) + chance.Next(100))).ToArray();
        var problem = new AssignmentProblem([.. Enumerable.Repeat(3, 40)], [.. Enumerable.Repeat(11, 12)], fits);
        var solver = new AssignmentSolver(problem);
        solver.Solve();

        for (var conflict = 0; conflict < 40; conflict++)
        {
            var gone = Choose(problem, solver, chance.Next(1000))!.Value;
            solver.Repair(gone.Submission, gone.Juror);
            problem = Without(problem, gone);
            AssertAsGoodAsAnew(problem, solver);
        }
    }, iter: 30);

    [Fact]
    public void A_place_that_is_freed_goes_to_whom_it_helps_most()
    {
        var solver = new AssignmentSolver(new AssignmentProblem([1, 1], [1, 1, 1], [new Fit(0, 0, 9), new Fit(0, 2, 8), new Fit(1, 0, 9), new Fit(1, 1, 1)]));
        solver.Solve();
        Assert.Equal([new Fit(0, 2, 8), new Fit(1, 0, 9)], solver.Pairs());

        solver.Repair(1, 0);

        Assert.Equal([new Fit(0, 0, 9), new Fit(1, 1, 1)], solver.Pairs());
    }

    [Fact]
    public void A_pair_is_taken_away_once_and_only_where_there_is_one()
    {
        var solver = new AssignmentSolver(new AssignmentProblem([1], [1, 1], [new Fit(0, 0, 9)]));
        solver.Solve();
        solver.Repair(0, 0);

        Assert.Equal((1, 0), (solver.Missing, solver.Pairs().Count()));
        Assert.Throws<ArgumentException>(() => solver.Repair(0, 0));
        Assert.Throws<ArgumentException>(() => solver.Repair(0, 1));
    }

    /// <summary>Three times out of four one that is assigned.</summary>
    private static Fit? Choose(AssignmentProblem problem, AssignmentSolver solver, int pick)
    {
        List<Fit> from = [.. pick % 4 > 0 && solver.Pairs().Any() ? solver.Pairs() : All(problem)];
        return from.Count == 0 ? null : from[pick % from.Count];
    }

    private static AssignmentProblem Without(AssignmentProblem problem, Fit gone) => new(problem.Reviews, problem.Loads, [.. All(problem).Where(fit => fit != gone)]);

    private static IEnumerable<Fit> All(AssignmentProblem problem) => Enumerable.Range(0, problem.Jurors.Length).Select(problem.At);

    private static void AssertAsGoodAsAnew(AssignmentProblem problem, AssignmentSolver repaired)
    {
        var anew = new AssignmentSolver(problem);
        anew.Solve();
        Assert.Equal(anew.Missing, repaired.Missing);
        if (anew.Missing > 0)
            return;
        Assert.Equal(anew.Pairs().Sum(pair => pair.Value), repaired.Pairs().Sum(pair => pair.Value));
        Assert.Equal(0, AssignmentProof.Gap(problem, [.. repaired.Pairs()], repaired.Prices));
    }
}
