using System.Collections.Concurrent;
using System.Diagnostics;

namespace Market.Benchmarks;

/// <param name="PerSecond">Successful requests a second.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P95">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Max">Milliseconds.</param>
internal sealed record Measured(string Name, double PerSecond, double P50, double P95, double P99, double Max, int Failed)
{
    public static Measured Of(string name, IReadOnlyCollection<double> milliseconds, TimeSpan took, int failed)
    {
        var sorted = milliseconds.Order().ToList();
        return new Measured(name, sorted.Count / took.TotalSeconds, At(sorted, 0.50), At(sorted, 0.95), At(sorted, 0.99), At(sorted, 1), failed);
    }

    private static double At(List<double> sorted, double part) => sorted.Count == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Count - 1, part * sorted.Count)];
}

/// <summary>Keeps a number of callers busy and measures what they see.</summary>
internal static class Load
{
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>Repeats <paramref name="request"/> (given a running number) for a while, after <see cref="WarmUp"/>.</summary>
    public static async Task<Measured> RepeatAsync(string name, int callers, TimeSpan duration, Func<int, Task<bool>> request)
    {
        await RoundAsync(callers, WarmUp, request);
        var (times, failed, took) = await RoundAsync(callers, duration, request);
        return Measured.Of(name, times, took, failed);
    }

    /// <summary>Does each of <paramref name="count"/> requests once, as fast as <paramref name="callers"/> callers can.</summary>
    public static async Task<Measured> OnceEachAsync(string name, int callers, int count, Func<int, Task<bool>> request)
    {
        var next = -1;
        var times = new ConcurrentBag<double>();
        var failed = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next))
            {
                var one = Stopwatch.StartNew();
                if (await request(number))
                    times.Add(one.Elapsed.TotalMilliseconds);
                else
                    Interlocked.Increment(ref failed);
            }
        })));
        return Measured.Of(name, times, watch.Elapsed, failed);
    }

    private static async Task<(ConcurrentBag<double> Times, int Failed, TimeSpan Took)> RoundAsync(int callers, TimeSpan duration, Func<int, Task<bool>> request)
    {
        var times = new ConcurrentBag<double>();
        var failed = 0;
        var next = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < duration)
            {
                var one = Stopwatch.StartNew();
                if (await request(Interlocked.Increment(ref next)))
                    times.Add(one.Elapsed.TotalMilliseconds);
                else
                    Interlocked.Increment(ref failed);
            }
        })));
        return (times, failed, watch.Elapsed);
    }
}
