using CsCheck;

using Market.Solutions.Domain.Juries.Assigning;
using Market.Testing;

namespace Market.Solutions.Tests.Domain.Juries.Assigning;

/// <summary>Against OR-Tools' constraint solver, and against the proofs.</summary>
public sealed class WorstFirstTests
{
    private static readonly Gen<AssignmentProblem> Problems =
        from seed in Gen.Int
        from submissions in Gen.Int[1, 9]
        from jurors in Gen.Int[3, 7]
        from reviews in Gen.Int[1, 3]
        from spare in Gen.Int[0, 3]
        from values in Gen.Int[2, 1000]
        select Instances.Random(seed, submissions, jurors, reviews, ((reviews * submissions) + jurors - 1) / jurors + spare, 1, values, even: true);

    [Fact]
    public void What_is_proved_is_the_best_and_nothing_is_better_than_the_bounds() => Problems.Sample(problem =>
    {
        var fair = WorstFirst.Solve(problem);
        var (minimum, total) = FairOracle.Solve(problem);

        Assert.InRange(minimum, fair.Minimum, fair.MinimumBound);
        if (fair.Minimum == fair.MinimumBound)
            Assert.InRange(total, fair.Total, fair.TotalBound);
        AssertHolds(problem, fair);
    }, iter: 200);

    [Fact]
    public void Nearly_everything_is_proved()
    {
        var proved = Enumerable.Range(0, 100).Count(seed => WorstFirst.Solve(Instances.Random(seed, 20, 9, 3, 8, 1, 1000, even: true)).IsProved);

        Assert.InRange(proved, 80, 100);
    }

    [Theory]
    [InlineData("aamas2015", 1_500_000, 1_375_750_000)]
    [InlineData("preflib1", 750_000, 124_250_000)]
    [InlineData("preflib2", 1_000_000, 141_500_000)]
    [InlineData("preflib3", 750_000, 454_250_000)]
    public void Of_real_similarities_the_best_is_found_and_proved(string name, long minimum, long total)
    {
        var problem = Matrices.Read(SharedData.File($"assignment/{name}.in"), 3, (_, _) => Matrices.Caps[name]);

        var fair = WorstFirst.Solve(problem);

        Assert.True(fair.IsProved);
        Assert.Equal((minimum, total), (fair.Minimum, fair.Total));
        AssertHolds(problem, fair);
    }

    [Theory]
    [InlineData("preflib1")]
    [InlineData("preflib2")]
    public void Of_real_similarities_OR_Tools_finds_nothing_better(string name)
    {
        var problem = Matrices.Read(SharedData.File($"assignment/{name}.in"), 3, (_, _) => Matrices.Caps[name]);

        var fair = WorstFirst.Solve(problem);

        Assert.Equal(FairOracle.Solve(problem), (fair.Minimum, fair.Total));
        Assert.Equal(FairOracle.MinimumBound(problem), fair.Minimum, 0.001);
    }

    [Fact]
    public void Who_needs_no_review_is_not_served_worst()
    {
        var fair = WorstFirst.Solve(new AssignmentProblem([0, 1], [1], [new Fit(0, 0, 5), new Fit(1, 0, 3)]));

        Assert.Equal((3, 3, true), (fair.Minimum, fair.Total, fair.IsProved));
    }

    [Fact]
    public void Without_room_for_every_review_there_is_no_answer() =>
        Assert.Throws<ArgumentException>(() => WorstFirst.Solve(new AssignmentProblem([1, 1], [1], [new Fit(0, 0, 5), new Fit(1, 0, 3)])));

    /// <summary>What the answer says of itself, without the solver.</summary>
    private static void AssertHolds(AssignmentProblem problem, FairAssignment fair)
    {
        var none = new long[problem.Loads.Length];
        var proof = new FloorProof(problem);
        AssignmentProof.Gap(problem, fair.Pairs, none);
        Assert.Equal(fair.Minimum, fair.Pairs.GroupBy(pair => pair.Submission).Min(service => service.Sum(pair => (long)pair.Value)));
        Assert.Equal(fair.Total, fair.Pairs.Sum(pair => (long)pair.Value));
        Assert.True(proof.IsUnreachable(fair.MinimumBound + 1, fair.MinimumPrices is [] ? none : fair.MinimumPrices));
        Assert.InRange(proof.TotalBound(fair.Minimum, fair.TotalPrices), fair.TotalBound, fair.TotalBound + Matrices.One);
    }
}
