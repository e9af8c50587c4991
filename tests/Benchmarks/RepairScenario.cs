using System.Diagnostics;
using System.Globalization;

using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Benchmarks;

/// <summary>
/// One late conflict after another in an assignment of 1,000 submissions to 200 jurors, against solving what is left anew. The same conflicts come several times over; the time of each
/// is the median of its times, so that a high one is a conflict that takes long and not a machine that was busy. The proof is asked of every twentieth.
/// </summary>
internal static class RepairScenario
{
    private const int Conflicts = 500;
    private const int Times = 9;

    public static Task RunAsync()
    {
        Console.WriteLine($"{"repair, one late conflict",-34} {"first us",9} {"p50 us",9} {"p99 us",9} {"max us",9} {"anew us",10} {"anew/p50",9} {"gap",5}");
        Repair("sparse 1,000 x 200", AssignScenario.Sparse(1_000, 200));
        Repair("dense contended 1,000 x 200", AssignScenario.Dense(1_000, 200));
        return Task.CompletedTask;
    }

    private static void Repair(string name, AssignScenario.Question question)
    {
        Once(question);
        var (series, left) = (new List<double[]>(), Array.Empty<Fit>());
        var gap = 0L;
        for (var time = 0; time < Times; time++)
        {
            (var times, left, var missing) = Once(question);
            series.Add(times);
            gap += missing;
        }

        var rest = question with { Fits = left };
        var anew = Alternating.Measure(Times, () => new AssignmentSolver(rest.Arrange()).Solve())[0].Milliseconds * 1000;
        var each = Enumerable.Range(0, Conflicts).Select(conflict => Alternating.Median(series.Select(times => times[conflict]))).ToArray();
        var (first, sorted) = (each[0], each.Order().ToArray());
        var (median, high) = (sorted[Conflicts / 2], sorted[Conflicts * 99 / 100]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {first,9:0} {median,9:0.0} {high,9:0.0} {sorted[^1],9:0} {anew,10:0} {anew / median,9:0} {gap,5}"));
        if (gap != 0)
            Environment.ExitCode = 1;
    }

    /// <summary>Microseconds of each conflict, the pairs that are left, and what is missing to the proofs.</summary>
    private static (double[] Times, Fit[] Left, long Gap) Once(AssignScenario.Question question)
    {
        var (chance, gap, times) = (new Random(3), 0L, new double[Conflicts]);
        var (solver, left) = (new AssignmentSolver(question.Arrange()), question.Fits.ToHashSet());
        solver.Solve();
        for (var conflict = 0; conflict < Conflicts; conflict++)
        {
            var held = solver.Pairs().ToArray();
            var gone = held[chance.Next(held.Length)];
            var started = Stopwatch.GetTimestamp();
            solver.Repair(gone.Submission, gone.Juror);
            times[conflict] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
            left.Remove(gone);
            if (conflict % 20 == 0)
                gap += AssignmentProof.Gap((question with { Fits = [.. left] }).Arrange(), [.. solver.Pairs()], solver.Prices);
        }

        return (times, [.. left], gap);
    }
}
