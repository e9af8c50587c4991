using System.Diagnostics;

namespace Market.Benchmarks;

/// <param name="Milliseconds">The median of what a round took.</param>
/// <param name="Processor">The median of the processor's milliseconds for a round, by all threads of the process: others that use the machine count less in it.</param>
/// <param name="Megabytes">That the last round asked of the runtime.</param>
internal sealed record Rounds(double Milliseconds, double Processor, double Megabytes);

/// <summary>Measures works of the same kind against each other: all are warm, and take turns, so that what disturbs the machine disturbs each.</summary>
internal static class Alternating
{
    private const int LeastWarmUps = 2;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public static Rounds[] Measure(int rounds, params Action[] works)
    {
        foreach (var work in works)
            Warm(work);
        var taken = works.Select(_ => new List<Rounds>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var turn = 0; turn < works.Length; turn++)
                taken[turn].Add(Once(works[turn]));
        }

        return [.. taken.Select(each => new Rounds(Median(each.Select(round => round.Milliseconds)), Median(each.Select(round => round.Processor)), each[^1].Megabytes))];
    }

    public static double Median(IEnumerable<double> numbers) => numbers.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    /// <summary>Until the runtime has compiled what it compiles again when it is used much.</summary>
    private static void Warm(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        for (var round = 0; round < LeastWarmUps || Stopwatch.GetElapsedTime(started) < WarmUp; round++)
            work();
    }

    private static Rounds Once(Action work)
    {
        var (memory, processor, started) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        work();
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return new Rounds(took, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds, (GC.GetAllocatedBytesForCurrentThread() - memory) / 1048576.0);
    }
}
