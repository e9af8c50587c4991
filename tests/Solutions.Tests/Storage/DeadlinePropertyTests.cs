using CsCheck;

using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Solving;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Tests.Storage;

/// <summary>R-01: a submission is in exactly when the database's clock was before the deadline in force in the statement that accepted it.</summary>
public class DeadlinePropertyTests
{
    private static readonly int Submits = Effort.IsWhole ? 10_000 : 2_000;

    /// <summary>Nights in which Brussels' clocks are changed (02:30 comes twice, or never), and others.</summary>
    private static readonly DateTimeOffset[] Deadlines =
    [
        new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), new(2026, 10, 25, 1, 30, 0, TimeSpan.Zero), new(2027, 3, 28, 1, 0, 0, TimeSpan.Zero), new(2027, 3, 28, 1, 30, 0, TimeSpan.Zero),
        new(2026, 12, 31, 23, 0, 0, TimeSpan.Zero), new(2028, 2, 29, 10, 0, 0, TimeSpan.FromHours(1)),
    ];

    /// <summary>Ticks from the deadline: close by, and up to two seconds away.</summary>
    private static readonly Gen<long> Offset = Gen.OneOf<long>(
        Gen.OneOf(-1L, 0L, 1L, -TimeSpan.TicksPerMicrosecond, TimeSpan.TicksPerMicrosecond, -11L, 9L),
        Gen.Long[-2 * TimeSpan.TicksPerSecond, 2 * TimeSpan.TicksPerSecond]);

    /// <summary>A deadline; the clock when the group is looked at and how much later it is accepted, in ticks; where the deadline goes in between, if anywhere; the size of the group.</summary>
    private static readonly Gen<(int Deadline, long Looked, long Later, long? MovedBy, int Size)> Groups = Gen.Select(
        Gen.Int[0, Deadlines.Length - 1], Offset, Gen.OneOf<long>(Gen.Const(0L), Gen.OneOf(1L, 9L, 10L), Gen.Long[0, TimeSpan.TicksPerSecond]),
        Offset.Nullable(0.5), Gen.Int[1, 12]);

    [Fact]
    public async Task No_submission_around_a_deadline_is_misjudged_not_by_a_tick_and_not_while_it_moves()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync();
        var drafts = new Queue<HandIn>(await DraftsAsync(world, challenge));
        await using var db = await FrozenDb.OverAsync(world, DateTimeOffset.UtcNow);
        var (accepted, refused) = (0, 0);

        await Groups.SampleAsync(
            async each =>
            {
                if (drafts.Count < each.Size)
                    return;
                var judged = await JudgeAsync(db, challenge, each, [.. Enumerable.Range(0, each.Size).Select(_ => drafts.Dequeue())]);
                (accepted, refused) = (accepted + judged.Accepted, refused + judged.Refused);
            },
            iter: Submits / 4, threads: 1);

        Assert.True(accepted + refused > Submits - 13, $"only {accepted + refused} were tried");
        Assert.True(Math.Min(accepted, refused) > Submits / 10, $"{accepted} accepted, {refused} refused");
        Assert.Equal(accepted, await world.InDatabaseAsync(other => other.Submissions.CountAsync()));
    }

    private static async Task<(int Accepted, int Refused)> JudgeAsync(
        FrozenDb db, Guid challenge, (int Deadline, long Looked, long Later, long? MovedBy, int Size) each, IReadOnlyList<HandIn> group)
    {
        var deadline = Deadlines[each.Deadline];
        var inForce = each.MovedBy is { } moved ? Floor(deadline.AddTicks(moved)) : deadline;
        (db.Now, db.Accepting) = (Floor(deadline.AddTicks(each.Looked)), Floor(deadline.AddTicks(each.Looked + each.Later)));
        await MoveAsync(db, challenge, deadline);
        db.Meanwhile = () => MoveAsync(db, challenge, inForce);

        var answers = await new Receiving(db).RunAsync(group);

        var inTime = db.Now < deadline && db.Accepting < inForce;
        Assert.All(group, handIn =>
        {
            var answer = answers[handIn];
            Assert.Equal(inTime, !answer.Failed);
            if (inTime)
                Assert.Equal((db.Accepting, inForce), (answer.Value.ReceivedAt, answer.Value.Deadline));
            else
                Assert.Equal("submission.deadline-passed", Assert.Single(answer.Errors).Code);
        });
        return inTime ? (group.Count, 0) : (0, group.Count);
    }

    private static Task<int> MoveAsync(FrozenDb db, Guid challenge, DateTimeOffset deadline) =>
        db.Briefs.Where(brief => brief.Id == challenge).ExecuteUpdateAsync(set => set.SetProperty(brief => brief.Deadline, deadline));

    /// <summary>The database keeps microseconds.</summary>
    private static DateTimeOffset Floor(DateTimeOffset at) => at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMicrosecond));

    /// <summary>A draft of as many organisations as there are submits.</summary>
    private static Task<List<HandIn>> DraftsAsync(World world, Guid challenge) => world.InDatabaseAsync(async db =>
    {
        var brief = await db.Briefs.SingleAsync(row => row.Id == challenge);
        var drafts = new List<(Solution Solution, Solver By)>();
        for (var i = 0; i < Submits; i++)
        {
            var by = new Solver(World.Solver.Id, Guid.CreateVersion7(), $"Team {i}");
            drafts.Add((Draft(by, brief), by));
        }

        db.Solutions.AddRange(drafts.Select(draft => draft.Solution));
        db.BidPlaces.AddRange(drafts.Select(draft => new BidPlace { ChallengeId = challenge, OrganisationId = draft.By.OrganisationId, SolutionId = draft.Solution.Id }));
        await db.SaveChangesAsync();
        return drafts.ConvertAll(draft => new HandIn(draft.Solution.Id, draft.By, draft.Solution.Version));
    });

    private static Solution Draft(Solver by, ChallengeBrief brief)
    {
        var solution = Solution.Start(by, brief, DateTimeOffset.UtcNow).Value;
        var written = solution.Write(by, new SolutionContent("Titel", "Kort", [new SolutionAnswer(World.RequiredQuestion, "Antwoord")], null, ""), brief, DateTimeOffset.UtcNow);
        return written.Failed ? throw new InvalidOperationException(written.Errors[0].Code) : solution;
    }
}
