namespace Market.Local.Sidecar;

/// <summary>The sidecar stops when its host says so, after the apps; it does not listen to Ctrl+C by itself.</summary>
internal sealed class SidecarLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
