using System.Diagnostics;

namespace Market.Local.Chaos;

/// <param name="Recoveries">Seconds from each kill to the moment the process was ready again, by name of the process.</param>
/// <param name="Findings">What does not balance.</param>
internal sealed record ChaosReport(int Kills, int Acknowledged, int Unknown, int Receipts, IReadOnlyList<(string Name, double Seconds)> Recoveries, IReadOnlyList<string> Findings);

/// <summary>Kills random processes while people work, starts them again, lets everything settle and checks the books.</summary>
internal static class ChaosRun
{
    /// <summary>As many challenges for each kill as the workload can finish meanwhile.</summary>
    public const int ChallengesAKill = 8;

    public static async Task<ChaosReport> RunAsync(ChaosTrial trial, int kills, int seed, TextWriter told, CancellationToken cancel, int slowness = 1)
    {
        var recoveries = new List<(string, double)>();
        var findings = new List<string>();
        try
        {
            await trial.WorkDuringAsync(kills * ChallengesAKill, () => KillAsync(trial.Cluster, kills, new Random(seed), recoveries, told, cancel), cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            findings.Add($"the workload ended: {error.Message}");
        }

        findings.AddRange(await trial.CheckAsync(slowness));
        var ledger = trial.Ledger;
        return new ChaosReport(recoveries.Count, ledger.Acknowledged, ledger.Unknown, ledger.Receipts.Count, recoveries, findings);
    }

    private static async Task KillAsync(ChaosCluster cluster, int kills, Random random, List<(string, double)> recoveries, TextWriter told, CancellationToken cancel)
    {
        var names = cluster.Names.ToList();
        while (recoveries.Count < kills)
        {
            await Task.Delay(random.Next(200, 1_500), cancel);
            var name = names[random.Next(names.Count)];
            var watch = Stopwatch.StartNew();
            await cluster[name].KillAsync();
            await Task.Delay(random.Next(0, 500), cancel);
            await cluster.RestartAsync(name, cancel);
            recoveries.Add((name, watch.Elapsed.TotalSeconds));
            await told.WriteLineAsync($"  {recoveries.Count,4} {name,-14} back after {watch.Elapsed.TotalSeconds:0.0} s");
        }
    }
}
