using CsCheck;

using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Tests.Domain.Juries.Assigning;

/// <summary>Against OR-Tools, and against the proof that needs nobody.</summary>
public sealed class AssignmentSolverTests
{
    private static readonly Gen<AssignmentProblem> Problems =
        from seed in Gen.Int
        from submissions in Gen.Int[1, 14]
        from jurors in Gen.Int[1, 8]
        from reviews in Gen.Int[1, 3]
        from load in Gen.Int[1, 9]
        from share in Gen.Double[0.2, 1]
        from values in Gen.Int[1, 40]
        select Instances.Random(seed, submissions, jurors, reviews, load, share, values);

    [Fact]
    public void A_complete_assignment_has_the_highest_total_and_its_prices_prove_it() => Problems.Sample(problem =>
    {
        var solver = new AssignmentSolver(problem);
        solver.Solve();

        var (placed, total) = Oracle.Solve(problem);
        Assert.Equal(problem.Reviews.Sum() - placed, solver.Missing);
        if (solver.Missing > 0)
            return;
        Assert.Equal(total, solver.Pairs().Sum(pair => pair.Value));
        Assert.Equal(0, AssignmentProof.Gap(problem, [.. solver.Pairs()], solver.Prices));
    }, iter: 3000);

    [Fact]
    public void The_proof_finds_an_assignment_that_is_not_the_best()
    {
        var problem = new AssignmentProblem([1, 1], [1, 1], [new Fit(0, 0, 9), new Fit(0, 1, 8), new Fit(1, 0, 5), new Fit(1, 1, 1)]);
        var solver = new AssignmentSolver(problem);
        solver.Solve();

        Assert.Equal(13, solver.Pairs().Sum(pair => pair.Value));
        Assert.Equal(0, AssignmentProof.Gap(problem, [.. solver.Pairs()], solver.Prices));
        Assert.Equal(3, AssignmentProof.Gap(problem, [new Fit(0, 0, 9), new Fit(1, 1, 1)], solver.Prices));
    }

    [Fact]
    public void The_proof_takes_no_pair_that_may_not_be_and_no_juror_beyond_the_load()
    {
        var problem = new AssignmentProblem([1, 1], [1, 1], [new Fit(0, 0, 9), new Fit(1, 0, 8), new Fit(1, 1, 1)]);

        Assert.Throws<ArgumentException>(() => AssignmentProof.Gap(problem, [new Fit(0, 1, 9), new Fit(1, 0, 8)], [0, 0]));
        Assert.Throws<ArgumentException>(() => AssignmentProof.Gap(problem, [new Fit(0, 0, 9), new Fit(1, 0, 8)], [0, 0]));
        Assert.Throws<ArgumentException>(() => AssignmentProof.Gap(problem, [new Fit(0, 0, 9)], [0, 0]));
        Assert.Throws<ArgumentException>(() => AssignmentProof.Gap(problem, [new Fit(0, 0, 9), new Fit(1, 1, 1)], [0, -1]));
    }

    [Fact]
    public void A_pair_comes_once_and_names_somebody()
    {
        Assert.Throws<ArgumentException>(() => new AssignmentProblem([1], [1], [new Fit(0, 0, 1), new Fit(0, 0, 2)]));
        Assert.Throws<ArgumentException>(() => new AssignmentProblem([1], [1], [new Fit(0, 1, 1)]));
    }
}
