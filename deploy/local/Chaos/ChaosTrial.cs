using Market.Local.Doctor;

namespace Market.Local.Chaos;

/// <summary>A cluster with people at work in it, and the books by which they judge it.</summary>
internal sealed class ChaosTrial : IAsyncDisposable
{
    /// <summary>Within this long after the last fault everything has arrived.</summary>
    public static readonly TimeSpan Convergence = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<Guid> _challenges;
    private int _taken;

    private ChaosTrial(ChaosCluster cluster, IReadOnlyList<Guid> challenges, int seed)
    {
        (Cluster, _challenges, Services) = (cluster, challenges, new ChaosServices(cluster.Options));
        Workload = new ChaosWorkload(cluster.Options, Services, Ledger, seed);
    }

    public ChaosCluster Cluster { get; }

    public ChaosServices Services { get; }

    public ChaosLedger Ledger { get; } = new();

    public ChaosWorkload Workload { get; }

    /// <param name="folder">Empty or absent; everything lives there.</param>
    /// <param name="challenges">How many there are to work on.</param>
    public static async Task<ChaosTrial> StartAsync(string folder, bool servers, int challenges, int seed, CancellationToken cancel = default)
    {
        var cluster = await ChaosCluster.PrepareAsync(folder, servers);
        try
        {
            var trial = new ChaosTrial(cluster, await ChaosWorld.FillAsync(cluster.Options, challenges), seed);
            await cluster.StartAsync(cancel);
            await ChaosWorld.UntilHeardAsync(trial.Services, challenges, cancel);
            return trial;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Challenges that nobody has worked on.</summary>
    public IReadOnlyList<Guid> Take(int count) => [.. _challenges.Skip((_taken += count) - count).Take(count)];

    /// <summary>Lets everybody work on that many challenges while <paramref name="meanwhile"/> happens, and to the end of what they began.</summary>
    public async Task WorkDuringAsync(int challenges, Func<Task> meanwhile, CancellationToken cancel = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var work = Workload.RunAsync(Take(challenges), stop.Token);
        try
        {
            await meanwhile();
        }
        finally
        {
            await stop.CancelAsync();
            await work;
        }
    }

    /// <summary>Waits until everything has arrived, and gives what is still on its way, lost or doubled by the books, or broken by the doctor; empty when all is well.</summary>
    /// <param name="slowness">How many times longer it may take than on a machine that does nothing else.</param>
    public async Task<IReadOnlyList<string>> CheckAsync(int slowness = 1)
    {
        var left = await ChaosDrain.WaitAsync(Services, Convergence * slowness);
        var books = await new ChaosBooks(Services, Ledger, Cluster.Options).CheckAsync();
        var doctor = await MarketDoctor.ExamineAsync(name => Services[name], CancellationToken.None);
        return [.. left.Select(what => $"not settled: {what}"), .. books, .. doctor.Broken.Select(broken => $"doctor, {broken.Service}: {broken.Violation.Name} for {string.Join(", ", broken.Violation.Places)}")];
    }

    public async ValueTask DisposeAsync()
    {
        Workload.Dispose();
        await Services.DisposeAsync();
        await Cluster.DisposeAsync();
    }
}
