using System.Collections.Concurrent;
using System.Data.Common;

using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>
/// Reads <see cref="JuryDoor"/>s with commands that stay prepared: a door stands before every page of every juror, and preparing takes longer than
/// all the rest of it. Where the database is another process, those who come while others are on their way go there together.
/// </summary>
internal sealed class JuryDoors : IDisposable
{
    /// <summary>Kept open; what a rush needs more is closed after use, so that others find connections too.</summary>
    private const int MostIdle = 8;

    /// <summary>Questions that go together.</summary>
    private const int Most = 64;

    /// <summary>The one that was used last comes first: on SQLite it holds the pages that it read, until somebody commits.</summary>
    private readonly ConcurrentStack<DbCommand> _idle = [];

    private readonly Gathering<Waiting> _together;
    private bool? _isElsewhere;

    public JuryDoors() => _together = new Gathering<Waiting>(Most, AnswerAsync);

    /// <returns>Null when there is no such challenge.</returns>
    public async Task<JuryDoor?> AskAsync(Func<SolutionsDb> db, DoorQuestion question, CancellationToken cancel)
    {
        if (!(_isElsewhere ??= !db().Database.IsSqlite()))
            return (await AskAsync(db, [question], cancel))[0];
        var waiting = new Waiting(db, question);
        _together.Add(waiting);
        return await waiting.Answer.Task;
    }

    public void Dispose()
    {
        while (_idle.TryPop(out var command))
            Drop(command);
    }

    /// <summary>When one of several goes wrong, each goes alone; without a database nobody would fare better alone.</summary>
    private async Task AnswerAsync(IReadOnlyList<Waiting> group)
    {
        try
        {
            var doors = await AskAsync(group[0].Db, [.. group.Select(each => each.Question)], CancellationToken.None);
            foreach (var (at, each) in group.Index())
                each.Answer.TrySetResult(doors[at]);
        }
        catch (Exception error) when (group.Count > 1 && error is not DbException { IsTransient: true })
        {
            foreach (var each in group)
                await AnswerAsync([each]);
        }
        catch (Exception error)
        {
            foreach (var each in group)
                each.Answer.TrySetException(error);
        }
    }

    private async Task<IReadOnlyList<JuryDoor?>> AskAsync(Func<SolutionsDb> db, IReadOnlyList<DoorQuestion> questions, CancellationToken cancel)
    {
        while (_idle.TryPop(out var idle))
        {
            try
            {
                return await AskAsync(idle, questions, cancel);
            }
            catch (DbException)
            {
                // The database was away since; what a fresh connection says counts.
            }
        }

        return await AskAsync(await PrepareAsync(db(), cancel), questions, cancel);
    }

    private async Task<IReadOnlyList<JuryDoor?>> AskAsync(DbCommand command, IReadOnlyList<DoorQuestion> questions, CancellationToken cancel)
    {
        var done = false;
        try
        {
            DoorCommand.Fill(command, questions, _isElsewhere == true);
            var doors = await DoorCommand.ReadAsync(command, questions, cancel);
            done = true;
            return doors;
        }
        finally
        {
            Return(command, done);
        }
    }

    private void Return(DbCommand command, bool usable)
    {
        if (usable && _idle.Count < MostIdle)
            _idle.Push(command);
        else
            Drop(command);
    }

    private static async Task<DbCommand> PrepareAsync(SolutionsDb db, CancellationToken cancel)
    {
        var command = DoorCommand.Make(db);
        try
        {
            await command.Connection!.OpenAsync(cancel);
            await command.PrepareAsync(cancel);
            return command;
        }
        catch
        {
            Drop(command);
            throw;
        }
    }

    private static void Drop(DbCommand command)
    {
        command.Connection!.Dispose();
        command.Dispose();
    }

    /// <param name="Db">Of its request, which waits for the answer.</param>
    private sealed record Waiting(Func<SolutionsDb> Db, DoorQuestion Question)
    {
        public TaskCompletionSource<JuryDoor?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
