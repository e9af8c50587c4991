using CsCheck;

using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Tests.Domain.Juries.Assigning;

/// <summary>Why there is not room for every review.</summary>
public sealed class ShortageTests
{
    [Fact]
    public void What_is_told_accounts_for_each_missing_review_and_no_moving_could_help() => Gen.Int.Sample(seed =>
    {
        var problem = Instances.Random(seed, 8, 5, 2, 4, 0.5, 10);
        var solver = new AssignmentSolver(problem);
        solver.Solve();

        var shortages = solver.Shortages();

        Assert.Equal(solver.Missing > 0, shortages.Count > 0);
        foreach (var shortage in shortages)
        {
            Assert.Equal(shortage.Submissions.Sum(solver.MissingOf), shortage.Missing);
            Assert.Equal(shortage.Full.Sum(juror => problem.Loads[juror]), shortage.Places);
            var others = shortage.Submissions.Sum(submission => problem.FitsOf(submission).Count(fit => !shortage.Full.Contains(problem.Jurors[fit])));
            Assert.Equal(others, shortage.Once);
        }
    }, iter: 1000);
}
