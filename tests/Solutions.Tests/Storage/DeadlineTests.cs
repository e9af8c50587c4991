using System.Net;

using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Features.Solving;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Market.Solutions.Tests.Storage;

/// <summary>The half-open rule, hammered across a real deadline (requirements L1, L22; B-39, B-40).</summary>
public class DeadlineTests
{
    private static readonly int Teams = Effort.IsWhole ? 48 : 20;
    private const int AtOnce = 8;
    private static readonly TimeSpan Around = TimeSpan.FromMilliseconds(700);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Everything_accepted_was_received_before_the_deadline_and_everything_else_was_refused_for_it(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();
        var drafts = await Task.WhenAll(Enumerable.Range(0, Teams).Select(i => PrepareAsync(world, challenge, i)));
        var deadline = await CloseInAsync(world, challenge, TimeSpan.FromSeconds(3));

        var answers = await Task.WhenAll(drafts.Select((draft, i) => SubmitAtAsync(draft, i < AtOnce ? DateTimeOffset.MinValue : deadline - Around + (Around * 2 * i / Teams))));

        var (accepted, refused) = (answers.Where(answer => answer.IsSuccessStatusCode).ToList(), answers.Where(answer => !answer.IsSuccessStatusCode).ToList());
        Assert.NotEmpty(accepted);
        Assert.NotEmpty(refused);
        foreach (var answer in accepted)
            Assert.True((await answer.ReadAsync<Receipt>()).ReceivedAt < deadline);
        foreach (var answer in refused)
            Assert.Equal((HttpStatusCode.Conflict, "submission.deadline-passed"), (answer.StatusCode, await answer.ErrorCodeAsync()));
        Assert.Equal(accepted.Count, await world.InDatabaseAsync(db => db.Submissions.CountAsync(submission => submission.ReceivedAt < deadline)));
        Assert.Equal(accepted.Count, await world.InDatabaseAsync(db => db.Submissions.CountAsync()));
        Assert.Equal(accepted.Count, (await world.Service.EventsAsync()).OfType<Contracts.SolutionSubmitted>().Count());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_deadline_that_moves_forward_while_submits_run_lets_nothing_in_after_it(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();
        var drafts = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => PrepareAsync(world, challenge, i)));

        var submits = drafts.Select(draft => SubmitAtAsync(draft, DateTimeOffset.UtcNow)).ToList();
        await world.PublishAsync(TimeSpan.Zero, challenge);
        var closed = await world.InDatabaseAsync(db => db.ClockAsync(CancellationToken.None));
        var answers = await Task.WhenAll(submits);

        foreach (var answer in answers.Where(answer => !answer.IsSuccessStatusCode))
            Assert.Equal("submission.deadline-passed", await answer.ErrorCodeAsync());
        Assert.Equal(answers.Count(answer => answer.IsSuccessStatusCode), await world.InDatabaseAsync(db => db.Submissions.CountAsync()));
        Assert.Equal(0, await world.InDatabaseAsync(db => db.Submissions.CountAsync(submission => submission.ReceivedAt > closed)));
    }

    [Theory]
    [InlineData(-24)]
    [InlineData(24)]
    public async Task A_service_whose_clock_is_a_day_off_decides_by_the_databases(int hours)
    {
        await using var world = await World.StartAsync(clock: new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(hours)));
        var (open, closed) = (await world.PublishAsync(TimeSpan.FromHours(1)), await world.PublishAsync(TimeSpan.FromHours(1)));
        var solver = world.As(World.Solver);
        var late = await solver.PrepareAsync(closed);
        await world.PublishAsync(TimeSpan.FromSeconds(-1), closed);

        var receipt = await solver.SubmitNewAsync(open);

        Assert.InRange(receipt.ReceivedAt, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Equal("submission.deadline-passed", await (await solver.SubmitAsync(late)).ErrorCodeAsync());
    }

    private static Task<DateTimeOffset> CloseInAsync(World world, Guid challenge, TimeSpan time) => world.InDatabaseAsync(async db =>
    {
        var deadline = await db.ClockAsync(CancellationToken.None) + time;
        await db.Briefs.Where(brief => brief.Id == challenge).ExecuteUpdateAsync(set => set.SetProperty(brief => brief.Deadline, deadline));
        return deadline;
    });

    private static async Task<(HttpClient Solver, Guid Id, int Version)> PrepareAsync(World world, Guid challenge, int team)
    {
        var solver = world.As(Persona.Of($"Team {team}", Guid.CreateVersion7(), Roles.Solver));
        var id = await solver.PrepareAsync(challenge, $"Oplossing {team}");
        return (solver, id, (await solver.ReadSolutionAsync(id)).Version);
    }

    private static async Task<HttpResponseMessage> SubmitAtAsync((HttpClient Solver, Guid Id, int Version) draft, DateTimeOffset at)
    {
        var wait = at - DateTimeOffset.UtcNow;
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait);
        return await draft.Solver.SubmitAsync(draft.Id, draft.Version);
    }
}
