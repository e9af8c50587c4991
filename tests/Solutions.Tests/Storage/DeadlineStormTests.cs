using System.Collections.Concurrent;

using Market.Kernel;
using Market.Solutions.Features.Solving;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Tests.Storage;

/// <summary>R-01 on PostgreSQL: eight writers hammer across a real deadline while a ninth moves it to and fro.</summary>
public class DeadlineStormTests
{
    private const int Writers = 8;
    private const int Each = 25;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task Each_answer_fits_the_deadline_that_was_in_force_when_the_database_gave_it_its_time()
    {
        await using var world = await World.StartAsync("postgres");
        var challenge = await world.PublishAsync();
        var drafts = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => PrepareAsync(world, challenge, writer)));
        var moves = new ConcurrentQueue<(DateTimeOffset At, DateTimeOffset Deadline)>();
        var start = await MoveAsync(world, challenge, moves, TimeSpan.FromSeconds(3));

        var mover = MoveToAndFroAsync(world, challenge, moves);
        var answers = (await Task.WhenAll(drafts.Select(own => WriteAsync(own, start)))).SelectMany(each => each).ToList();
        await mover;

        Assert.Contains(answers, answer => answer.Received is not null);
        Assert.Contains(answers, answer => answer.Received is null);
        foreach (var answer in answers)
        {
            if (answer.Received is { } at)
                Assert.True(at < InForce(moves, at), $"{at:O} is not before {InForce(moves, at):O}");
            else
                Assert.True(Reached(moves, answer.Sent, answer.Answered), $"refused between {answer.Sent:O} and {answer.Answered:O}, when the deadline was ahead");
        }

        Assert.Equal(answers.Count(answer => answer.Received is not null), await world.InDatabaseAsync(db => db.Submissions.CountAsync()));
    }

    private static DateTimeOffset InForce(IEnumerable<(DateTimeOffset At, DateTimeOffset Deadline)> moves, DateTimeOffset at) => moves.Last(move => move.At <= at).Deadline;

    /// <summary>Whether at some moment in between the clock was at or after the deadline of that moment.</summary>
    private static bool Reached(IEnumerable<(DateTimeOffset At, DateTimeOffset Deadline)> moves, DateTimeOffset from, DateTimeOffset to)
    {
        var all = moves.ToList();
        return all.Select((move, i) => (move.Deadline, Begins: move.At, Ends: i + 1 < all.Count ? all[i + 1].At : to))
            .Any(span => span.Begins <= to && span.Ends >= from && span.Deadline <= (span.Ends < to ? span.Ends : to));
    }

    private static async Task MoveToAndFroAsync(World world, Guid challenge, ConcurrentQueue<(DateTimeOffset, DateTimeOffset)> moves)
    {
        for (var round = 0; round < 22; round++)
        {
            await Task.Delay(Between * 1.5);
            await MoveAsync(world, challenge, moves, TimeSpan.FromMilliseconds(round % 2 == 0 ? 250 : -50));
        }
    }

    /// <summary>As the handler of a move does: the brief alone, then the clock, then the change.</summary>
    private static Task<DateTimeOffset> MoveAsync(World world, Guid challenge, ConcurrentQueue<(DateTimeOffset, DateTimeOffset)> moves, TimeSpan by) => world.InDatabaseAsync(async db =>
    {
        await using var transaction = await db.BeginWriteAsync(CancellationToken.None);
        await db.LockBriefsAsync([challenge], alone: true, CancellationToken.None);
        var now = await db.ClockAsync(CancellationToken.None);
        await db.Briefs.Where(brief => brief.Id == challenge).ExecuteUpdateAsync(set => set.SetProperty(brief => brief.Deadline, now + by));
        await transaction.CommitAsync();
        moves.Enqueue((now, now + by));
        return now;
    });

    private static async Task<List<(DateTimeOffset Sent, DateTimeOffset Answered, DateTimeOffset? Received)>> WriteAsync(
        List<(HttpClient Solver, Guid Id, int Version)> own, DateTimeOffset start)
    {
        var answers = new List<(DateTimeOffset, DateTimeOffset, DateTimeOffset?)>();
        foreach (var (draft, i) in own.Select((draft, i) => (draft, i)))
        {
            var wait = start + (Between * i) + TimeSpan.FromMilliseconds(700) - DateTimeOffset.UtcNow;
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            var sent = DateTimeOffset.UtcNow;
            var answer = await draft.Solver.SubmitAsync(draft.Id, draft.Version);
            if (!answer.IsSuccessStatusCode)
                Assert.Equal("submission.deadline-passed", await answer.ErrorCodeAsync());
            answers.Add((sent, DateTimeOffset.UtcNow, answer.IsSuccessStatusCode ? (await answer.ReadAsync<Receipt>()).ReceivedAt : null));
        }

        return answers;
    }

    private static async Task<List<(HttpClient Solver, Guid Id, int Version)>> PrepareAsync(World world, Guid challenge, int writer)
    {
        var drafts = new List<(HttpClient, Guid, int)>();
        for (var i = 0; i < Each; i++)
        {
            var solver = world.As(Persona.Of($"Team {writer}-{i}", Guid.CreateVersion7(), Roles.Solver));
            var id = await solver.PrepareAsync(challenge, $"Oplossing {writer}-{i}");
            drafts.Add((solver, id, (await solver.ReadSolutionAsync(id)).Version));
        }

        return drafts;
    }
}
