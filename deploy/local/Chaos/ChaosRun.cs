namespace Market.Local.Chaos;

/// <param name="Recoveries">Seconds from each kill to the moment the process was ready again, by name of the process.</param>
/// <param name="Findings">What does not balance.</param>
internal sealed record ChaosReport(int Kills, int Acknowledged, int Unknown, int Receipts, IReadOnlyList<(string Name, double Seconds)> Recoveries, IReadOnlyList<string> Findings);

/// <summary>Kills random processes while people work, starts them again, lets everything settle and checks the books.</summary>
internal static class ChaosRun
{
    /// <summary>As many challenges for each kill as the workload can finish meanwhile.</summary>
    public const int ChallengesAKill = 5;

    public static async Task<ChaosReport> RunAsync(ChaosTrial trial, int kills, int seed, TextWriter told, CancellationToken cancel, int slowness = 1)
    {
        var killer = new ChaosKiller(trial.Cluster, kills, seed, told);
        var findings = new List<string>();
        try
        {
            await trial.WorkDuringAsync(kills * ChallengesAKill, () => killer.RunAsync(cancel), cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            findings.Add($"the workload ended: {error.Message}");
        }

        findings.AddRange(await trial.CheckAsync(slowness));
        var ledger = trial.Ledger;
        return new ChaosReport(killer.Recoveries.Count, ledger.Acknowledged, ledger.Unknown, ledger.Receipts.Count, killer.Recoveries, findings);
    }
}
