using Google.OrTools.Graph;

using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Tests.Domain.Juries.Assigning;

/// <summary>The same question asked of OR-Tools, which knows nothing of our solver.</summary>
internal static class Oracle
{
    /// <summary>The most reviews that can be placed, and the highest total fit among the ways to place as many.</summary>
    public static (long Placed, long Total) Solve(AssignmentProblem problem)
    {
        using var flow = new MinCostFlow();
        var (submissions, jurors) = (problem.Reviews.Length, problem.Loads.Length);
        var (source, sink) = (submissions + jurors, submissions + jurors + 1);
        for (var submission = 0; submission < submissions; submission++)
            flow.AddArcWithCapacityAndUnitCost(source, submission, problem.Reviews[submission], 0);
        for (var fit = 0; fit < problem.Jurors.Length; fit++)
            flow.AddArcWithCapacityAndUnitCost(problem.Owners[fit], submissions + problem.Jurors[fit], 1, -problem.Values[fit]);
        for (var juror = 0; juror < jurors; juror++)
            flow.AddArcWithCapacityAndUnitCost(submissions + juror, sink, problem.Loads[juror], 0);
        flow.SetNodeSupply(source, problem.Reviews.Sum());
        flow.SetNodeSupply(sink, -problem.Reviews.Sum());
        var status = flow.SolveMaxFlowWithMinCost();
        return status == MinCostFlowBase.Status.OPTIMAL ? (flow.MaximumFlow(), -flow.OptimalCost()) : throw new InvalidOperationException($"OR-Tools says {status}");
    }
}
