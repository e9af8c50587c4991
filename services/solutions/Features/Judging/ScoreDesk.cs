using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Storage;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Features.Judging;

/// <summary>
/// Where scores come in, which is what all jurors do all day: those that arrive together share one transaction (see <see cref="Gathering{T}"/>). When one of a group
/// goes wrong, each goes alone, so that none keeps another from being saved.
/// </summary>
internal sealed class ScoreDesk : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    private readonly IServiceScopeFactory _scopes;
    private readonly KeptDb<SolutionsDb> _kept;
    private readonly Gathering<Waiting> _gathering;
    private readonly bool _alone;

    public ScoreDesk(IServiceScopeFactory scopes, IOptions<SolutionsOptions> options)
    {
        (_scopes, _kept, _alone) = (scopes, new KeptDb<SolutionsDb>(scopes), options.Value.ScoresTogether <= 1);
        _gathering = new Gathering<Waiting>(options.Value.ScoresTogether, TogetherAsync, Pause);
    }

    /// <summary>Ends once the scores are committed.</summary>
    /// <param name="sheet">As <see cref="ScoreSheet.Save"/> left it.</param>
    /// <param name="isNew">Nothing was saved of it before.</param>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else saved the sheet since it was read.</exception>
    public Task SaveAsync(ScoreSheet sheet, bool isNew, ToldAct act)
    {
        var waiting = new Waiting(sheet, isNew, act);
        if (_alone)
            return AtOnceAsync(waiting);
        _gathering.Add(waiting);
        return waiting.Saved.Task;
    }

    public ValueTask DisposeAsync() => _kept.DisposeAsync();

    private async Task TogetherAsync(IReadOnlyList<Waiting> group)
    {
        try
        {
            await SaveAsync(_kept.Get(), group);
            foreach (var each in group)
                each.Saved.TrySetResult();
        }
        catch (Exception)
        {
            await _kept.DisposeAsync();
            foreach (var each in group)
                await AloneAsync(each);
        }
    }

    private async Task AtOnceAsync(Waiting waiting)
    {
        await AloneAsync(waiting);
        await waiting.Saved.Task;
    }

    private async Task AloneAsync(Waiting waiting)
    {
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            await SaveAsync(scope.ServiceProvider.GetRequiredService<SolutionsDb>(), [waiting]);
            waiting.Saved.TrySetResult();
        }
        catch (Exception error)
        {
            waiting.Saved.TrySetException(error);
        }
    }

    private static async Task SaveAsync(SolutionsDb db, IReadOnlyList<Waiting> group)
    {
        // Not cancelled with one of the requests: the others are in it too.
        await using var transaction = await db.BeginWriteAsync(CancellationToken.None);
        var given = group.ToLookup(each => each.IsNew, each => each.Sheet);
        IReadOnlyList<Statement> sheets =
        [
            .. Statement.UpdateAtVersion(db, [.. given[false]], nameof(ScoreSheet.Scores)),
            .. Statement.Insert(db, [.. given[true]], unlessThere: true),
        ];
        var changed = await db.ExecuteAsync([.. sheets, .. db.Tell([.. group.Select(each => each.Act)])], CancellationToken.None);
        if (changed.Take(sheets.Count).Sum() != group.Count)
            throw new DbUpdateConcurrencyException("A sheet was saved by somebody else meanwhile");
        await transaction.CommitAsync(CancellationToken.None);
    }

    private sealed record Waiting(ScoreSheet Sheet, bool IsNew, ToldAct Act)
    {
        public TaskCompletionSource Saved { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
