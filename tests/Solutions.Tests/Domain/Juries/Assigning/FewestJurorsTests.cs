using CsCheck;

using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Tests.Domain.Juries.Assigning;

/// <summary>The smallest number of further jurors with which every review has its place.</summary>
public sealed class FewestJurorsTests
{
    [Fact]
    public void It_is_the_first_number_with_which_OR_Tools_places_every_review() => Gen.Int.Sample(seed =>
    {
        var (problem, most) = Question(seed, new Random(seed));
        Assert.Equal(ByTrying(problem, most), Of(problem, most));
    }, iter: 300);

    /// <summary>Hall's condition over every set of submissions: what they need beyond all who may judge them, against what one juror more can give them.</summary>
    [Fact]
    public void It_is_what_the_worst_set_of_submissions_needs() => Gen.Int.Sample(seed =>
    {
        var (problem, most) = Question(seed, new Random(seed));
        Assert.Equal(ByEverySet(problem, most), Of(problem, most));
    }, iter: 1000);

    [Fact]
    public void Where_everything_has_its_place_nobody_is_missing()
    {
        Assert.Equal(0, FewestJurors.Of([1, 1], [2], [new(0, 0, 5), new(1, 0, 5)], 1));
        Assert.Equal(0, FewestJurors.Of([], [], [], 1));
        Assert.Equal(0, FewestJurors.Of([0], [1], [], 1));
    }

    /// <summary>Both reviews of the second submission are missing unless the juror moves there.</summary>
    [Fact]
    public void Present_jurors_are_moved_so_that_fewer_are_missing() =>
        Assert.Equal(1, FewestJurors.Of([1, 2], [1], [new(0, 0, 0), new(1, 0, 0)], 2));

    [Fact]
    public void Nobody_more_than_needed_for_one_submission_does_when_the_load_allows_it_and_more_when_not()
    {
        Assert.Equal(2, FewestJurors.Of([2, 2, 2], [], [], 3));
        Assert.Equal(3, FewestJurors.Of([2, 2, 2], [], [], 2));
        Assert.Equal(6, FewestJurors.Of([2, 2, 2], [], [], 1));
    }

    private static int Of(AssignmentProblem problem, int most) => FewestJurors.Of(problem.Reviews, problem.Loads, FitsOf(problem), most);

    private static (AssignmentProblem Problem, int Most) Question(int seed, Random chance)
    {
        var random = Instances.Random(seed, 1 + chance.Next(6), chance.Next(5), 1, 3, chance.NextDouble(), 10);
        return (new AssignmentProblem([.. random.Reviews.Select(_ => chance.Next(5))], random.Loads, FitsOf(random)), 1 + chance.Next(4));
    }

    private static Fit[] FitsOf(AssignmentProblem problem) => [.. Enumerable.Range(0, problem.Jurors.Length).Select(problem.At)];

    private static int ByTrying(AssignmentProblem problem, int most)
    {
        for (var further = 0; ; further++)
        {
            var (present, everything) = (problem.Loads.Length, Enumerable.Range(0, problem.Reviews.Length));
            var joined = everything.SelectMany(row => Enumerable.Range(present, further).Select(juror => new Fit(row, juror, 0)));
            var larger = new AssignmentProblem(problem.Reviews, [.. problem.Loads, .. Enumerable.Repeat(most, further)], (Fit[])[.. FitsOf(problem), .. joined]);
            if (Oracle.Solve(larger).Placed == problem.Reviews.Sum())
                return further;
        }
    }

    private static int ByEverySet(AssignmentProblem problem, int most) => Enumerable.Range(1, (1 << problem.Reviews.Length) - 1).Select(set =>
    {
        List<int> rows = [.. Enumerable.Range(0, problem.Reviews.Length).Where(row => (set >> row & 1) == 1)];
        var given = problem.Loads.Select((load, juror) => Math.Min(load, rows.Count(row => problem.FitsOf(row).Any(fit => problem.Jurors[fit] == juror)))).Sum();
        var each = Math.Min(most, rows.Count);
        return (Math.Max(0, rows.Sum(row => problem.Reviews[row]) - given) + each - 1) / each;
    }).Max();
}
