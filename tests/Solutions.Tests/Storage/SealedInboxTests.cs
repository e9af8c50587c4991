using Market.Contracts;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Tests.Storage;

/// <summary>The statement that accepts, at the deadline itself: with a clock that stands still on a chosen microsecond (B-39).</summary>
public class SealedInboxTests
{
    [Theory]
    [InlineData("sqlite", -1, true)]
    [InlineData("sqlite", 0, false)]
    [InlineData("sqlite", 1, false)]
    [InlineData("postgres", -1, true)]
    [InlineData("postgres", 0, false)]
    [InlineData("postgres", 1, false)]
    public async Task The_last_microsecond_before_the_deadline_is_in_time_and_the_deadline_is_not(string engine, int microseconds, bool inTime)
    {
        await using var world = await World.StartAsync(engine);
        var (prepared, deadline) = await PreparedAsync(world);
        await using var db = await FrozenDb.OverAsync(world, deadline.AddMicroseconds(microseconds));

        var accepted = await db.AcceptAsync([prepared], CancellationToken.None);

        Assert.Equal(inTime ? deadline.AddMicroseconds(microseconds) : default, prepared.ReceivedAt);
        Assert.Equal(inTime, accepted.Contains(prepared.Id));
        Assert.Equal(inTime ? 1 : 0, await world.InDatabaseAsync(other => other.Submissions.CountAsync()));
    }

    [Theory]
    [InlineData("sqlite", -1, true)]
    [InlineData("sqlite", 0, false)]
    [InlineData("postgres", -1, true)]
    [InlineData("postgres", 0, false)]
    public async Task Taking_back_follows_the_same_rule(string engine, int microseconds, bool inTime)
    {
        await using var world = await World.StartAsync(engine);
        var (prepared, deadline) = await PreparedAsync(world);
        await using (var early = await FrozenDb.OverAsync(world, deadline.AddMinutes(-1)))
            await early.AcceptAsync([prepared], CancellationToken.None);
        await using var db = await FrozenDb.OverAsync(world, deadline.AddMicroseconds(microseconds));

        var takenBack = await db.TakeBackAsync(prepared, World.Solver.Id, CancellationToken.None);

        Assert.Equal(inTime, takenBack);
        Assert.Equal(inTime, await world.InDatabaseAsync(other => other.Submissions.Select(submission => submission.SealedContent).SingleAsync()) is null);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_cancelled_challenge_accepts_nothing_at_any_time(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var (prepared, deadline) = await PreparedAsync(world);
        await world.Service.ReceiveAsync(Apps.Challenges, new ChallengeCancelled(prepared.ChallengeId, new Texts("X", null, null), World.Body, "Weg"));
        await using var db = await FrozenDb.OverAsync(world, deadline.AddHours(-1));

        Assert.Empty(await db.AcceptAsync([prepared], CancellationToken.None));
    }

    private static async Task<(Submission Prepared, DateTimeOffset Deadline)> PreparedAsync(World world)
    {
        var id = await world.As(World.Solver).PrepareAsync(await world.PublishAsync());
        return await world.InDatabaseAsync(async db =>
        {
            var solution = await db.Solutions.SingleAsync(row => row.Id == id);
            var brief = await db.Briefs.SingleAsync();
            var solver = new Solver(World.Solver.Id, World.Company, "Vonk BV");
            return (solution.Prepare(solver, solution.Version, brief, "OPL-2026-000000", DateTimeOffset.UtcNow).Value, brief.Deadline);
        });
    }
}
