using Google.OrTools.LinearSolver;
using Google.OrTools.Sat;

using Market.Solutions.Domain.Juries.Assigning;

using LinearExpr = Google.OrTools.Sat.LinearExpr;

namespace Market.Solutions.Tests.Domain.Juries.Assigning;

/// <summary>The worst-served submission first, asked of OR-Tools: exactly of its constraint solver, for small questions; as a bound of its linear one.</summary>
internal static class FairOracle
{
    /// <summary>The highest minimum, and the highest total with it.</summary>
    public static (long Minimum, long Total) Solve(AssignmentProblem problem)
    {
        var minimum = Minimum(problem);
        return (minimum, Total(problem, minimum)!.Value);
    }

    /// <summary>The highest total of an assignment in which every submission is served with at least the floor; null when there is none.</summary>
    public static long? Total(AssignmentProblem problem, long floor)
    {
        var model = new CpModel();
        var chosen = Constrain(model, problem, LinearExpr.Constant(floor));
        model.Maximize(LinearExpr.WeightedSum(chosen, problem.Values.Select(value => (long)value)));
        return Answer(model);
    }

    /// <summary>The highest minimum when reviews may be shared out in fractions.</summary>
    public static double MinimumBound(AssignmentProblem problem)
    {
        using var solver = Solver.CreateSolver("GLOP");
        var minimum = solver.MakeNumVar(double.NegativeInfinity, double.PositiveInfinity, "");
        var loads = problem.Loads.Select(load => solver.MakeConstraint(double.NegativeInfinity, load)).ToArray();
        for (var submission = 0; submission < problem.Reviews.Length; submission++)
        {
            var (reviews, service) = (solver.MakeConstraint(problem.Reviews[submission], problem.Reviews[submission]), solver.MakeConstraint(0, double.PositiveInfinity));
            service.SetCoefficient(minimum, -1);
            foreach (var fit in problem.FitsOf(submission))
            {
                var share = solver.MakeNumVar(0, 1, "");
                reviews.SetCoefficient(share, 1);
                service.SetCoefficient(share, problem.Values[fit]);
                loads[problem.Jurors[fit]].SetCoefficient(share, 1);
            }
        }

        solver.Maximize(minimum + 0);
        var status = solver.Solve();
        return status == Solver.ResultStatus.OPTIMAL ? solver.Objective().Value() : throw new InvalidOperationException($"OR-Tools says {status}");
    }

    private static long Minimum(AssignmentProblem problem)
    {
        var most = (1 + problem.Values.DefaultIfEmpty().Max(value => Math.Abs((long)value))) * problem.Reviews.Sum();
        var model = new CpModel();
        var minimum = model.NewIntVar(-most, most, "");
        Constrain(model, problem, minimum);
        model.Maximize(minimum);
        return Answer(model) ?? throw new ArgumentException("There is not room for every review", nameof(problem));
    }

    private static long? Answer(CpModel model)
    {
        var solver = new CpSolver { StringParameters = "num_workers:2" };
        return solver.Solve(model) switch
        {
            CpSolverStatus.Optimal => (long)Math.Round(solver.ObjectiveValue),
            CpSolverStatus.Infeasible => null,
            var status => throw new InvalidOperationException($"OR-Tools says {status}"),
        };
    }

    /// <summary>Of each fit, whether it is chosen.</summary>
    private static BoolVar[] Constrain(CpModel model, AssignmentProblem problem, LinearExpr floor)
    {
        var chosen = problem.Jurors.Select(_ => model.NewBoolVar("")).ToArray();
        for (var submission = 0; submission < problem.Reviews.Length; submission++)
        {
            var fits = problem.FitsOf(submission).ToArray();
            model.Add(LinearExpr.Sum(fits.Select(fit => chosen[fit])) == problem.Reviews[submission]);
            model.Add(LinearExpr.WeightedSum(fits.Select(fit => chosen[fit]), fits.Select(fit => (long)problem.Values[fit])) >= floor);
        }

        foreach (var juror in Enumerable.Range(0, chosen.Length).GroupBy(fit => problem.Jurors[fit]))
            model.Add(LinearExpr.Sum(juror.Select(fit => chosen[fit])) <= problem.Loads[juror.Key]);
        return chosen;
    }
}
