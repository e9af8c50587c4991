namespace Market.Solutions.Jobs;

/// <summary>Removes at intervals what is no longer needed; one that stumbles goes on next time.</summary>
internal abstract class Sweep(TimeSpan interval, TimeProvider time, ILogger log) : BackgroundService
{
    /// <summary>One round; gives how much it removed.</summary>
    internal abstract Task<int> SweepAsync(CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
                await TrySweepAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task TrySweepAsync(CancellationToken stopping)
    {
        try
        {
            var removed = await SweepAsync(stopping);
            if (removed > 0)
                log.LogInformation("{Sweep} removed {Count}", GetType().Name, removed);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            log.LogWarning(error, "{Sweep} stumbled and goes on next time", GetType().Name);
        }
    }
}
