using OpenIddict.Abstractions;

namespace Market.Identity.Jobs;

/// <summary>Removes spent codes and tokens once a day; they are kept two weeks, because the use of an old one is a sign of theft.</summary>
internal sealed class PruneTokens(IServiceScopeFactory scopes, TimeProvider time, ILogger<PruneTokens> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);
    private static readonly TimeSpan Keep = TimeSpan.FromDays(14);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stopping);
                await RunOnceAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogWarning(error, "Old tokens could not be removed now; tomorrow again");
            }
        }
    }

    internal async Task RunOnceAsync(CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var before = time.GetUtcNow() - Keep;
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before, cancel);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(before, cancel);
    }
}
