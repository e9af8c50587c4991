using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Hosting.Storage;

/// <summary>
/// Writes that arrive together share one transaction (see <see cref="Gathering{T}"/>). When one of a group goes
/// wrong, each goes alone, so that none keeps another from being written; without a database nobody would fare better alone.
/// </summary>
public sealed class GroupedWrites<TDb, T> : IAsyncDisposable
    where TDb : MarketDb
{
    private readonly IServiceScopeFactory _scopes;
    private readonly Func<TDb, IReadOnlyList<T>, Task> _write;
    private readonly Gathering<Waiting>? _gathering;
    private AsyncServiceScope? _kept;

    /// <param name="most">In one group; with 1 each is written in the request that brings it.</param>
    /// <param name="write">Writes a group in the context's transaction. It loads nothing into the context, which is kept for the next group: making one takes longer than a short statement.</param>
    public GroupedWrites(IServiceScopeFactory scopes, int most, Func<TDb, IReadOnlyList<T>, Task> write)
    {
        (_scopes, _write) = (scopes, write);
        _gathering = most > 1 ? new Gathering<Waiting>(most, TogetherAsync) : null;
    }

    /// <summary>Ends once it is committed.</summary>
    public Task WriteAsync(T item)
    {
        if (_gathering is null)
            return AloneAsync(item);
        var waiting = new Waiting(item);
        _gathering.Add(waiting);
        return waiting.Written.Task;
    }

    /// <summary>Gives the kept context back; the next group makes another.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_kept is { } kept)
            await kept.DisposeAsync();
        _kept = null;
    }

    private async Task TogetherAsync(IReadOnlyList<Waiting> group)
    {
        var begun = false;
        try
        {
            var db = (_kept ??= _scopes.CreateAsyncScope()).ServiceProvider.GetRequiredService<TDb>();
            await WriteAsync(db, [.. group.Select(each => each.Item)], () => begun = true);
            foreach (var each in group)
                each.Written.TrySetResult();
        }
        catch (Exception error)
        {
            await DisposeAsync();
            foreach (var each in group)
                await each.FollowAsync(begun && group.Count > 1 ? AloneAsync(each.Item) : Task.FromException(error));
        }
    }

    // A scope of its own: the caller's may hold changes that were refused.
    private async Task AloneAsync(T item)
    {
        await using var scope = _scopes.CreateAsyncScope();
        await WriteAsync(scope.ServiceProvider.GetRequiredService<TDb>(), [item], () => { });
    }

    // Not cancelled with one of the requests: the others are in it too.
    private async Task WriteAsync(TDb db, IReadOnlyList<T> items, Action begun)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        begun();
        await _write(db, items);
        await transaction.CommitAsync();
    }

    private sealed record Waiting(T Item)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task FollowAsync(Task alone)
        {
            try
            {
                await alone;
                Written.TrySetResult();
            }
            catch (Exception error)
            {
                Written.TrySetException(error);
            }
        }
    }
}
