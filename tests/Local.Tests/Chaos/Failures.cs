using System.Diagnostics;

using Market.Local.Chaos;

namespace Market.Local.Tests.Chaos;

/// <summary>Makes one process fail at one failpoint after the other, and starts it again when that killed it.</summary>
/// <param name="action">throw, kill or hang (see <see cref="Hosting.FailPoints.ArmedFile"/>).</param>
internal sealed class Failures(ChaosCluster cluster, string process, IReadOnlyList<string> names, string action)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>One failpoint after the other; each is armed as soon as the one before was hit.</summary>
    /// <param name="atMost">For all of them.</param>
    public async Task RunAsync(TimeSpan atMost)
    {
        var (watch, life) = (Stopwatch.StartNew(), cluster[process].Id);
        foreach (var name in names)
        {
            cluster.Arm(process, name, action);
            await UntilAsync(() => cluster.WasHit(process), watch, atMost, $"{name} was not reached in {process}");
            if (action != "kill")
                continue;
            await UntilAsync(() => !cluster[process].IsRunning, watch, atMost, $"{process} lives on although {name} killed it");
            await cluster.RestartAsync(process);
            life = cluster[process].Id;
        }

        Assert.True(cluster[process].IsRunning && cluster[process].Id == life, $"{process} died of what it should live with");
    }

    private static async Task UntilAsync(Func<bool> holds, Stopwatch watch, TimeSpan atMost, string otherwise)
    {
        while (!holds())
        {
            Assert.True(watch.Elapsed < atMost, otherwise);
            await Task.Delay(BetweenLooks);
        }
    }
}
