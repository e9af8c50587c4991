using System.Data.Common;

using Market.Hosting.Storage;
using Market.Kernel;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Solving;

/// <summary>
/// Where submissions come in, and are written in groups that share one transaction (see <see cref="Gathering{T}"/>). What cannot go with the others
/// (its row is held by somebody, or one of the group went wrong) goes alone, so that none keeps another from its receipt.
/// </summary>
internal sealed class ReceivingDesk
{
    private const int GroupSize = 64;
    private const int AloneAtOnce = 4;
    private const int Attempts = 3;
    private readonly IServiceScopeFactory _scopes;
    private readonly Gathering<Waiting> _gathering;

    public ReceivingDesk(IServiceScopeFactory scopes) => (_scopes, _gathering) = (scopes, new Gathering<Waiting>(GroupSize, WorkAsync));

    /// <summary>Gives the receipt once the submission is committed, or why it was refused.</summary>
    /// <param name="cancel">Ends the waiting, not what has begun.</param>
    public Task<Result<Receipt>> ReceiveAsync(HandIn handIn, CancellationToken cancel)
    {
        var waiting = new Waiting(handIn, cancel);
        _gathering.Add(waiting);
        return waiting.Answer.Task.WaitAsync(cancel);
    }

    private async Task WorkAsync(IReadOnlyList<Waiting> group)
    {
        if (group.Where(each => !each.Cancel.IsCancellationRequested).ToList() is { Count: > 0 } wanted)
            await TogetherAsync(wanted);
    }

    private async Task TogetherAsync(List<Waiting> group, int attempt = 1)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SolutionsDb>();
        if (!await OpensAsync(db, group))
            return;
        try
        {
            if (Answer(group, await new Receiving(db).RunAsync([.. group.Select(each => each.HandIn)])) is { Count: > 0 } left)
                _ = AloneAsync(left);
        }
        catch (Exception error) when (group.Count == 1 && (attempt == Attempts || error.GetBaseException() is not DbException))
        {
            group[0].Answer.TrySetException(error);
        }
        catch (Exception)
        {
            // Whose fault it was shows when each goes alone, and whether somebody else was faster when it goes again. What was committed
            // after all gives its receipt.
            _ = AloneAsync(group, group.Count == 1 ? attempt + 1 : attempt);
        }
    }

    /// <summary>Without a database nobody of the group would fare better alone.</summary>
    private static async Task<bool> OpensAsync(SolutionsDb db, List<Waiting> group)
    {
        try
        {
            await db.Database.OpenConnectionAsync();
            return true;
        }
        catch (Exception error)
        {
            group.ForEach(each => each.Answer.TrySetException(error));
            return false;
        }
    }

    private Task AloneAsync(IReadOnlyList<Waiting> left, int attempt = 1) =>
        Parallel.ForEachAsync(left, new ParallelOptions { MaxDegreeOfParallelism = AloneAtOnce }, async (each, _) => await TogetherAsync([each], attempt));

    /// <summary>Gives those that have to go alone.</summary>
    private static List<Waiting> Answer(List<Waiting> group, IReadOnlyDictionary<HandIn, Result<Receipt>> answers)
    {
        foreach (var each in group.Where(each => answers.ContainsKey(each.HandIn)))
            each.Answer.TrySetResult(answers[each.HandIn]);
        return group.FindAll(each => !answers.ContainsKey(each.HandIn));
    }

    private sealed record Waiting(HandIn HandIn, CancellationToken Cancel)
    {
        public TaskCompletionSource<Result<Receipt>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
