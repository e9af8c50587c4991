using System.Globalization;

namespace Market.Benchmarks;

/// <summary>Prints measurements with the ratio to the first row, which is the baseline of the same run.</summary>
internal static class Table
{
    public static void Print(string title, Measured baseline, params IEnumerable<Measured> rows)
    {
        Console.WriteLine();
        Console.WriteLine(title);
        Console.WriteLine($"{"",-48} {"req/s",10} {"p50 ms",9} {"p95 ms",9} {"p99 ms",9} {"max ms",9} {"failed",7} {"ratio p50",10}");
        foreach (var row in rows.Prepend(baseline))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Name,-48} {row.PerSecond,10:0} {row.P50,9:0.00} {row.P95,9:0.00} {row.P99,9:0.00} {row.Max,9:0.00} {row.Failed,7} {row.P50 / baseline.P50,10:0.0}"));
    }
}
