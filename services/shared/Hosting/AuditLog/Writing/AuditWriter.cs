using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Market.Hosting.AuditLog.Writing;

/// <summary>Writes the leaves of acts that change nothing else (reads and refusals), in groups that share one transaction.</summary>
internal sealed class AuditWriter : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    private readonly IServiceScopeFactory _scopes;
    private readonly Gathering<Waiting> _gathering;
    private readonly bool _alone;

    private readonly KeptDb<MarketDb> _kept;

    public AuditWriter(IServiceScopeFactory scopes, IOptions<AuditLogOptions> options)
    {
        (_scopes, _kept) = (scopes, new KeptDb<MarketDb>(scopes));
        _alone = options.Value.ReadsTogether <= 1;
        _gathering = new Gathering<Waiting>(options.Value.ReadsTogether, TogetherAsync, Pause);
    }

    /// <summary>Ends once the leaf is committed.</summary>
    public Task WriteAsync(Act act, string outcome)
    {
        var waiting = new Waiting(act, outcome);
        if (_alone)
            return AloneAsync(waiting);
        _gathering.Add(waiting);
        return waiting.Written.Task;
    }

    public ValueTask DisposeAsync() => _kept.DisposeAsync();

    private async Task TogetherAsync(IReadOnlyList<Waiting> group)
    {
        try
        {
            await WriteAsync(_kept.Get(), group);
            foreach (var each in group)
                each.Written.TrySetResult();
        }
        catch (Exception error)
        {
            await _kept.DisposeAsync();
            foreach (var each in group)
                each.Written.TrySetException(error);
        }
    }

    // A scope of its own: the caller's may hold changes that were refused.
    private async Task AloneAsync(Waiting waiting)
    {
        await using var scope = _scopes.CreateAsyncScope();
        await WriteAsync(scope.ServiceProvider.GetRequiredService<MarketDb>(), [waiting]);
    }

    private static async Task WriteAsync(MarketDb db, IReadOnlyList<Waiting> group)
    {
        // Not cancelled with one of the requests: the others are in it too.
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.ExecuteAsync(db.LeavesOf([.. group.Select(each => (each.Act, each.Outcome))]), CancellationToken.None);
        await transaction.CommitAsync();
    }

    private sealed record Waiting(Act Act, string Outcome)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
