using Microsoft.Extensions.Options;

namespace Market.Solutions.Jobs;

/// <summary>Keeps the market's record of being up: a beat now and then, as long as the front door is open and the database can be written.</summary>
internal sealed class HeartbeatJob(
    IServiceScopeFactory scopes, FrontDoor door, IOptions<SolutionsOptions> options, TimeProvider time, ILogger<HeartbeatJob> log) : BackgroundService
{
    /// <summary>After a beat that failed, the end of the trouble is to be noticed soon: it is measured.</summary>
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    private bool _wasUp = true;

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                var up = await TryBeatAsync(stopping);
                await Task.Delay(up || options.Value.HeartbeatInterval < TryAgain ? options.Value.HeartbeatInterval : TryAgain, time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task<bool> TryBeatAsync(CancellationToken stopping)
    {
        try
        {
            var open = await door.IsOpenAsync(stopping);
            if (open)
                await BeatAsync(stopping);
            Note(open, null);
            return open;
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            Note(false, error);
            return false;
        }
    }

    private async Task BeatAsync(CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        if (await scope.ServiceProvider.GetRequiredService<Pulse>().BeatAsync(cancel) is { } outage)
            log.LogWarning("Nobody could submit from {From:O} until {Until:O}", outage.From, outage.Until);
    }

    private void Note(bool up, Exception? error)
    {
        if (_wasUp && !up)
            log.LogWarning(error, "Nobody can submit now: the front door or the database does not answer");
        _wasUp = up;
    }
}
