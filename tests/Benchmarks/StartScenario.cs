using System.Globalization;

namespace Market.Benchmarks;

/// <summary>From the start of the process to the first page, and the memory it then has; against a process with one bare endpoint.</summary>
internal static class StartScenario
{
    private const int Times = 7;

    public static async Task RunAsync()
    {
        var bare = new List<double>();
        var first = new List<double>();
        var again = new List<double>();
        var memory = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            await using (var process = await MarketProcess.StartBareAsync())
                bare.Add(process.FirstPage.TotalSeconds);
            var folder = MarketProcess.NewFolder();
            await using (var process = await MarketProcess.StartAsync(folder))
            {
                first.Add(process.FirstPage.TotalSeconds);
                await Task.Delay(TimeSpan.FromSeconds(20));
            }

            await using (var process = await MarketProcess.StartAsync(folder))
            {
                again.Add(process.FirstPage.TotalSeconds);
                memory.Add(process.ResidentMegabytes);
            }

            Directory.Delete(folder, recursive: true);
        }

        Console.WriteLine($"start, median of {Times}");
        Row("bare endpoint, first answer, s", Median(bare), 1);
        Row("market, empty folder, first page, s", Median(first), Median(first) / Median(bare));
        Row("market, second start, first page, s", Median(again), Median(again) / Median(bare));
        Row("market, resident memory after it, MB", Median(memory), double.NaN);
    }

    private static void Row(string name, double value, double ratio) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-48} {value,8:0.00} {(double.IsNaN(ratio) ? "" : $"ratio {ratio:0.0}")}"));

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
