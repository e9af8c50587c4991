using System.Diagnostics;
using System.Globalization;

using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Benchmarks;

/// <summary>One late conflict after another in an assignment of 1,000 submissions to 200 jurors, against solving what is left anew. The proof is asked of every twentieth.</summary>
internal static class RepairScenario
{
    private const int Conflicts = 500;

    public static Task RunAsync()
    {
        Console.WriteLine($"{"repair, one late conflict",-34} {"first us",9} {"p50 us",9} {"p99 us",9} {"max us",9} {"anew us",10} {"anew/p50",9} {"gap",5}");
        Warm(AssignScenario.Sparse(100, 20));
        Repair("sparse 1,000 x 200", AssignScenario.Sparse(1_000, 200), 15);
        Repair("dense contended 1,000 x 200", AssignScenario.Dense(1_000, 200), 3);
        return Task.CompletedTask;
    }

    /// <summary>So that the first repair that is measured is not the runtime's first.</summary>
    private static void Warm(AssignScenario.Question question)
    {
        var solver = new AssignmentSolver(question.Arrange());
        solver.Solve();
        foreach (var pair in solver.Pairs().Take(100).ToList())
        {
            if (solver.Pairs().Contains(pair))
                solver.Repair(pair.Submission, pair.Juror);
        }
    }

    private static void Repair(string name, AssignScenario.Question question, int rounds)
    {
        var (chance, gap, times) = (new Random(3), 0L, new List<double>());
        var (solver, left) = (new AssignmentSolver(question.Arrange()), question.Fits.ToHashSet());
        solver.Solve();
        for (var conflict = 1; conflict <= Conflicts; conflict++)
        {
            var held = solver.Pairs().ToArray();
            var gone = held[chance.Next(held.Length)];
            var started = Stopwatch.GetTimestamp();
            solver.Repair(gone.Submission, gone.Juror);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            left.Remove(gone);
            if (conflict % 20 == 0)
                gap += AssignmentProof.Gap((question with { Fits = [.. left] }).Arrange(), [.. solver.Pairs()], solver.Prices);
        }

        var rest = question with { Fits = [.. left] };
        var (anew, _) = AssignScenario.Measure(rounds, () => new AssignmentSolver(rest.Arrange()).Solve());
        var (first, sorted) = (times[0], times.Order().ToArray());
        var (median, high) = (sorted[Conflicts / 2], sorted[Conflicts * 99 / 100]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {first,9:0} {median,9:0.0} {high,9:0.0} {sorted[^1],9:0} {anew * 1000,10:0} {anew * 1000 / median,9:0} {gap,5}"));
        if (gap != 0)
            Environment.ExitCode = 1;
    }
}
