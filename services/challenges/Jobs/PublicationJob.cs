using Market.Challenges.Domain.Specifications;
using Market.Challenges.Storage;
using Market.Kernel;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Challenges.Jobs;

/// <summary>Publishes scheduled challenges when their time has come. Several replicas may run it: the row's version lets one win.</summary>
internal sealed class PublicationJob(IServiceScopeFactory scopes, IOptions<ChallengesOptions> options, TimeProvider time, ILogger<PublicationJob> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(options.Value.PublicationInterval, time);
        try
        {
            do
            {
                await TryRunAsync(stopping);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    /// <summary>One round; a challenge that cannot be published does not hold up the others.</summary>
    internal async Task RunOnceAsync(CancellationToken cancel)
    {
        foreach (var id in await DueAsync(cancel))
        {
            try
            {
                await PublishAsync(id, cancel);
            }
            catch (Exception error) when (!cancel.IsCancellationRequested)
            {
                log.LogWarning(error, "Challenge {ChallengeId} could not be published now; the next round tries again", id);
            }
        }
    }

    private async Task TryRunAsync(CancellationToken stopping)
    {
        try
        {
            await RunOnceAsync(stopping);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            log.LogWarning(error, "The publication round failed; the next one tries again");
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ChallengesDb>();
        return await db.Challenges.Where(new DueForPublication(time.GetUtcNow())).OrderBy(challenge => challenge.PublishAt).Select(challenge => challenge.Id).ToListAsync(cancel);
    }

    private async Task PublishAsync(Guid id, CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ChallengesDb>();
        var challenge = await db.Challenges.SingleAsync(challenge => challenge.Id == id, cancel);
        var published = challenge.PublishDue(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        if (published.Failed)
            log.LogWarning("Challenge {ChallengeId} was not published: {Code}", id, published.Errors[0].Code);
    }
}
