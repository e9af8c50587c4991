using Microsoft.Extensions.Hosting;

namespace Market.Hosting.Storage;

/// <summary>Brings the database up to date before any other hosted service starts, so that jobs and requests find their tables.</summary>
internal sealed class MigrateFirst(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancel) => services.PrepareDatabaseAsync(cancel);

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
}
