using System.Collections.Concurrent;
using System.Diagnostics;

namespace Market.Local.Chaos;

/// <summary>Kills processes by lot and starts them again, two at a time: one also dies while another is still coming back.</summary>
internal sealed class ChaosKiller
{
    private const int Hands = 2;
    private readonly ChaosCluster _cluster;
    private readonly TextWriter _told;
    private readonly Dictionary<string, SemaphoreSlim> _turns;
    private readonly ConcurrentQueue<Lot> _lots;
    private readonly ConcurrentQueue<(string Name, double Seconds)> _recoveries = [];

    public ChaosKiller(ChaosCluster cluster, int kills, int seed, TextWriter told)
    {
        var (names, random) = (cluster.Names.ToList(), new Random(seed));
        (_cluster, _told) = (cluster, told);
        _turns = names.ToDictionary(name => name, _ => new SemaphoreSlim(1));
        _lots = new(Enumerable.Range(0, kills).Select(_ => new Lot(names[random.Next(names.Count)], random.Next(200, 1_500), random.Next(0, 500))));
    }

    /// <summary>Seconds from each kill to the moment the process was ready again, by name of the process.</summary>
    public IReadOnlyList<(string Name, double Seconds)> Recoveries => [.. _recoveries];

    public Task RunAsync(CancellationToken cancel) => Task.WhenAll(Enumerable.Range(0, Hands).Select(_ => KillOneAfterTheOtherAsync(cancel)));

    private async Task KillOneAfterTheOtherAsync(CancellationToken cancel)
    {
        while (_lots.TryDequeue(out var lot))
        {
            await Task.Delay(lot.Before, cancel);
            await _turns[lot.Name].WaitAsync(cancel);
            await KillAsync(lot, cancel);
            _turns[lot.Name].Release();
        }
    }

    private async Task KillAsync(Lot lot, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        await _cluster[lot.Name].KillAsync();
        await Task.Delay(lot.Dead, cancel);
        await _cluster.RestartAsync(lot.Name, cancel);
        _recoveries.Enqueue((lot.Name, watch.Elapsed.TotalSeconds));
        await _told.WriteLineAsync($"  {_recoveries.Count,4} {lot.Name,-14} back after {watch.Elapsed.TotalSeconds:0.0} s");
    }

    /// <param name="Before">Milliseconds that pass before it is killed.</param>
    /// <param name="Dead">Milliseconds that it stays away.</param>
    private sealed record Lot(string Name, int Before, int Dead);
}
