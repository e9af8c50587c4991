using Microsoft.Extensions.Options;

namespace Market.Solutions.Jobs;

/// <summary>Looks at drafts near their deadline now and then. Every process does: what they do is done once.</summary>
internal sealed class DraftWatchJob(IServiceScopeFactory scopes, IOptions<SolutionsOptions> options, TimeProvider time, ILogger<DraftWatchJob> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await TryAsync(stopping);
                await Task.Delay(options.Value.DraftWatchInterval, time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task TryAsync(CancellationToken stopping)
    {
        try
        {
            using var scope = scopes.CreateScope();
            await scope.ServiceProvider.GetRequiredService<DraftWatch>().LookAsync(stopping);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            log.LogWarning(error, "Looking after drafts stumbled and goes on next time");
        }
    }
}
