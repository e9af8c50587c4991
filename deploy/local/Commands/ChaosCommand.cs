using System.CommandLine;

using Market.Local.Chaos;

namespace Market.Local.Commands;

/// <summary>Tries this build on this machine: kills its processes at random, on a throw-away data folder, and checks that nothing is lost or doubled.</summary>
internal static class ChaosCommand
{
    private static readonly Option<int> Kills = new("--kills") { Description = "How many processes to kill", DefaultValueFactory = _ => 200 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Which processes and what work, by lot of this number", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> Embedded = new("--embedded") { Description = "With SQLite and memory, although PostgreSQL and Redis are installed" };

    public static Command Create()
    {
        var command = new Command("chaos", "Kill the market's processes at random, in a throw-away folder, and check the books") { Kills, Seed, Embedded };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(Kills), parsed.GetValue(Seed), !parsed.GetValue(Embedded), cancel));
        return command;
    }

    private static async Task<int> RunAsync(int kills, int seed, bool wantsServers, CancellationToken cancel)
    {
        if (OperatingSystem.IsWindows())
        {
            await Console.Error.WriteLineAsync("chaos needs Linux or macOS: it kills by signal");
            return 2;
        }

        var servers = wantsServers && ClusterServers.PostgresPrograms is not null && ClusterServers.HasRedis;
        if (wantsServers && !servers)
            Console.WriteLine("PostgreSQL or Redis is not installed here: the databases are SQLite and the cache is memory.");
        var folder = Directory.CreateTempSubdirectory("market-chaos-").FullName;
        var report = await RunAsync(folder, kills, seed, servers, cancel);
        Write(report, folder);
        if (report.Findings.Count == 0)
            Directory.Delete(folder, recursive: true);
        return report.Findings.Count == 0 ? 0 : 1;
    }

    private static async Task<ChaosReport> RunAsync(string folder, int kills, int seed, bool servers, CancellationToken cancel)
    {
        await using var trial = await ChaosTrial.StartAsync(folder, servers, kills * ChaosRun.ChallengesAKill, seed, cancel);
        Console.WriteLine($"{trial.Cluster.Names.Count} processes run; {kills} kills, seed {seed}");
        return await ChaosRun.RunAsync(trial, kills, seed, Console.Out, cancel);
    }

    private static void Write(ChaosReport report, string folder)
    {
        Console.WriteLine($"{report.Kills} kills; {report.Acknowledged} writes acknowledged, {report.Receipts} receipts, {report.Unknown} requests asked again");
        foreach (var group in report.Recoveries.GroupBy(recovery => recovery.Name))
            Console.WriteLine($"  {group.Key,-14} {group.Count(),4} kills, back after {group.Average(recovery => recovery.Seconds):0.0} s, at most {group.Max(recovery => recovery.Seconds):0.0} s");
        Console.WriteLine(report.Findings.Count == 0 ? "The books balance: nothing lost, nothing twice." : $"{report.Findings.Count} findings; everything is kept in {folder}");
        foreach (var finding in report.Findings)
            Console.WriteLine($"  {finding}");
    }
}
