using System.Collections.Concurrent;
using System.Text.Json;

using Market.Contracts;
using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Availability;
using Market.Solutions.Features.Solving;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Tests.Subscriptions;

/// <summary>The last word on another deadline, also while submissions arrive (R-01, B-41).</summary>
public class DeadlineMoveTests
{
    private static readonly TimeSpan Notice = DeadlineRules.ShorteningNotice + TimeSpan.FromHours(1);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_extension_is_taken_and_told_with_every_team(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();
        var draft = await world.As(World.Solver).PrepareAsync(challenge);
        await world.As(World.Competitor).SubmitNewAsync(challenge);
        var wish = Wish(challenge, DateTimeOffset.UtcNow.AddHours(5));

        await world.Service.ReceiveAsync(Apps.Challenges, wish);

        var moved = (await world.Service.EventsAsync()).OfType<DeadlineMoved>().Single();
        Assert.Equal((1, wish.Deadline, wish.OpeningFrom), (moved.Number, moved.Deadline, moved.OpeningFrom));
        var teams = (await world.Service.EventsAsync()).OfType<TeamsHaveOtherDeadline>().Single();
        Assert.Equal([World.Company, World.Rival], teams.Teams.SelectMany(team => team.OrganisationIds));
        Assert.Equal(moved.Announcement, teams.Announcement);
        AssertClose(wish.Deadline, (await world.As(World.Solver).ReadSolutionAsync(draft)).Deadline);
    }

    [Fact]
    public async Task What_the_body_hears_of_a_moved_deadline_names_no_team()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync();
        var draft = await world.As(World.Solver).PrepareAsync(challenge);
        await world.Service.ReceiveAsync(Apps.Challenges, Wish(challenge, DateTimeOffset.UtcNow.AddHours(5)));

        var events = await world.Service.EventsAsync();
        Assert.All([draft, World.Company, World.Solver.Id], secret => Assert.DoesNotContain($"{secret}", JsonSerializer.Serialize(events.OfType<DeadlineMoved>().Single()), StringComparison.OrdinalIgnoreCase));
        Assert.Contains($"{World.Company}", JsonSerializer.Serialize(events.OfType<TeamsHaveOtherDeadline>().Single()), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_team_of_a_cancelled_challenge_is_told_once_and_of_no_other()
    {
        await using var world = await World.StartAsync();
        var (challenge, other) = (await world.PublishAsync(), await world.PublishAsync());
        await world.As(World.Solver).PrepareAsync(challenge);
        await world.As(World.Competitor).SubmitNewAsync(challenge);
        await world.As(World.Partner).PrepareAsync(other);

        await world.Service.ReceiveAsync(Apps.Challenges, new ChallengeCancelled(challenge, new Texts("x", null, null), World.Body, "Geen budget"));

        var told = (await world.Service.EventsAsync()).OfType<TeamsCanStop>().Single();
        Assert.Equal([World.Company, World.Rival], told.Teams.SelectMany(team => team.OrganisationIds));
        Assert.Equal("Geen budget", told.Reason);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_receipt_names_the_deadline_under_which_it_was_received_and_keeps_it(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();
        var published = await DeadlineOfAsync(world, challenge);
        var before = await world.As(World.Solver).SubmitNewAsync(challenge);
        var wish = Wish(challenge, DateTimeOffset.UtcNow.AddDays(20));
        await world.Service.ReceiveAsync(Apps.Challenges, wish);

        var after = await world.As(World.Competitor).SubmitNewAsync(challenge);

        var rows = await world.InDatabaseAsync(db => db.Submissions.OrderBy(row => row.ReceivedAt).Select(row => new { row.Deadline, row.DeadlineVersion }).ToListAsync());
        Assert.Equal([0, 1], rows.Select(row => row.DeadlineVersion));
        Assert.Equal((published, 0), (before.Deadline, before.DeadlineVersion));
        Assert.Equal((rows[1].Deadline, 1), (after.Deadline, after.DeadlineVersion));
        AssertClose(published, rows[0].Deadline);
        AssertClose(wish.Deadline, rows[1].Deadline);
    }

    [Fact]
    public async Task A_wish_that_is_delivered_twice_is_decided_once_and_an_old_publication_changes_nothing()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync();
        var wish = Wish(challenge, DateTimeOffset.UtcNow.AddHours(5));
        await world.Service.ReceiveAsync(Apps.Challenges, wish);
        await world.Service.ReceiveAsync(Apps.Challenges, wish);
        await world.PublishAsync(TimeSpan.FromMinutes(1), challenge);

        Assert.Single((await world.Service.EventsAsync()).OfType<DeadlineMoved>());
        AssertClose(wish.Deadline, await DeadlineOfAsync(world, challenge));
    }

    [Fact]
    public async Task A_deadline_comes_forward_only_while_nobody_works_on_an_answer()
    {
        await using var world = await World.StartAsync();
        var (free, taken) = (await world.PublishAsync(TimeSpan.FromDays(30)), await world.PublishAsync(TimeSpan.FromDays(30)));
        await world.As(World.Solver).StartAsync(taken);
        foreach (var challenge in new[] { free, taken })
            await world.Service.ReceiveAsync(Apps.Challenges, Wish(challenge, DateTimeOffset.UtcNow + Notice));

        var events = await world.Service.EventsAsync();
        Assert.Equal(free, events.OfType<DeadlineMoved>().Single().ChallengeId);
        var refused = events.OfType<DeadlineMoveRefused>().Single();
        Assert.Equal((taken, "deadline.has-drafts"), (refused.ChallengeId, refused.Code));
        Assert.True(await DeadlineOfAsync(world, taken) > DateTimeOffset.UtcNow.AddDays(29));
    }

    [Theory]
    [InlineData(-1, 5, false, "deadline.over")]
    [InlineData(-1, 5, true, "deadline.over")]
    [InlineData(30, -1, true, "deadline.too-late-to-move")]
    [InlineData(24 * 30, 24, false, "deadline.too-late-to-move")]
    public async Task The_databases_clock_decides_whether_it_is_still_in_time(int hoursLeft, int newHoursLeft, bool afterOutage, string? code)
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync(TimeSpan.FromHours(hoursLeft));
        await world.Service.ReceiveAsync(Apps.Challenges, Wish(challenge, DateTimeOffset.UtcNow.AddHours(newHoursLeft)) with { AfterOutage = afterOutage });
        Assert.Equal(code, (await world.Service.EventsAsync()).OfType<DeadlineMoveRefused>().SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "deadline.over")]
    public async Task A_deadline_that_passed_comes_back_only_when_the_markets_own_record_has_an_outage_before_it(bool before, string? code)
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync(TimeSpan.FromHours(-1));
        var until = DateTimeOffset.UtcNow.AddMinutes(before ? -90 : -10);
        await world.InDatabaseAsync(db =>
        {
            db.Outages.Add(Outage.Between(until.AddMinutes(-30), until));
            return db.SaveChangesAsync();
        });
        await world.Service.ReceiveAsync(Apps.Challenges, Wish(challenge, DateTimeOffset.UtcNow.AddHours(5)) with { AfterOutage = true });
        Assert.Equal(code, (await world.Service.EventsAsync()).OfType<DeadlineMoveRefused>().SingleOrDefault()?.Code);
    }

    [Fact]
    public async Task Once_somebody_began_to_open_or_it_was_cancelled_the_deadline_stays()
    {
        await using var world = await World.StartAsync();
        var (opening, cancelled) = (await world.PublishAsync(TimeSpan.FromSeconds(-1)), await world.PublishAsync());
        (await world.As(World.Officer).PostAsync($"/api/openings/{opening}/proposal", null)).EnsureSuccessStatusCode();
        await world.Service.ReceiveAsync(Apps.Challenges, new ChallengeCancelled(cancelled, new Texts("x", null, null), World.Body, "x"));
        foreach (var challenge in new[] { opening, cancelled })
            await world.Service.ReceiveAsync(Apps.Challenges, Wish(challenge, DateTimeOffset.UtcNow.AddDays(1)) with { AfterOutage = true });
        Assert.Equal(["deadline.opening-began", "deadline.challenge-cancelled"], (await world.Service.EventsAsync()).OfType<DeadlineMoveRefused>().Select(refused => refused.Code));
    }

    /// <summary>
    /// Teams submit all the time around a deadline six seconds ahead that is extended twice meanwhile. Every acceptance lies before a
    /// deadline that was in force when the database gave it its time; every refusal came when none was.
    /// </summary>
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Submissions_that_run_while_the_deadline_moves_are_judged_by_the_deadline_in_force(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();
        var teams = Effort.IsWhole ? 40 : 20;
        var drafts = await Task.WhenAll(Enumerable.Range(0, teams).Select(i => PrepareAsync(world, challenge, i)));
        await world.PublishAsync(TimeSpan.FromSeconds(6), challenge);
        var first = await DeadlineOfAsync(world, challenge);
        var answers = new ConcurrentBag<HttpResponseMessage>();

        var submits = drafts.Select(async (draft, i) =>
        {
            await UntilAsync(first.AddSeconds(-4).AddMilliseconds(i * 5_800 / teams));
            answers.Add(await draft.Solver.SubmitAsync(draft.Id, draft.Version));
        }).ToList();
        await UntilAsync(first.AddMilliseconds(-400));
        await world.Service.ReceiveAsync(Apps.Challenges, Wish(challenge, first.AddMilliseconds(700)));
        await UntilAsync(first.AddMilliseconds(400));
        await world.Service.ReceiveAsync(Apps.Challenges, Wish(challenge, first.AddMilliseconds(1200)) with { Number = 2 });
        await Task.WhenAll(submits);

        var moves = await world.InDatabaseAsync(db => db.DeadlineDecisions.Where(move => move.ChallengeId == challenge && move.Refusal == null).OrderBy(move => move.Number).ToListAsync());
        var last = moves.Count == 0 ? first : moves[^1].Deadline;
        var accepted = answers.Where(answer => answer.IsSuccessStatusCode).ToList();
        Assert.NotEmpty(accepted);
        Assert.True(answers.Count > accepted.Count);
        foreach (var answer in accepted)
        {
            var at = (await answer.ReadAsync<Receipt>()).ReceivedAt;
            var inForce = moves.LastOrDefault(move => move.DecidedAt <= at)?.Deadline ?? first;
            Assert.True(at < inForce, $"{at:O} is not before {inForce:O}");
        }

        foreach (var answer in answers.Where(answer => !answer.IsSuccessStatusCode))
            Assert.Equal("submission.deadline-passed", await answer.ErrorCodeAsync());
        Assert.Equal(accepted.Count, await world.InDatabaseAsync(db => db.Submissions.CountAsync(submission => submission.ReceivedAt < last)));
        Assert.Equal(accepted.Count, (await world.Service.EventsAsync()).OfType<SolutionSubmitted>().Count());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Shortening_and_a_first_draft_at_the_same_moment_never_both_succeed(string engine)
    {
        await using var world = await World.StartAsync(engine);
        for (var round = 0; round < 5; round++)
        {
            var challenge = await world.PublishAsync(TimeSpan.FromDays(30));
            var old = await DeadlineOfAsync(world, challenge);
            var start = world.As(World.Solver).StartAsync(challenge);
            await world.Service.ReceiveAsync(Apps.Challenges, Wish(challenge, DateTimeOffset.UtcNow + Notice));
            var draft = (await world.As(World.Solver).ReadSolutionAsync(await start));
            var startedAt = await world.InDatabaseAsync(db => db.Solutions.Where(solution => solution.Id == draft.Id).Select(solution => solution.StartedAt).SingleAsync());
            var decision = await world.InDatabaseAsync(db => db.DeadlineDecisions.SingleAsync(move => move.ChallengeId == challenge));
            // Who started before the decision keeps the time that was promised.
            Assert.Equal(startedAt < decision.DecidedAt ? old : decision.Deadline, draft.Deadline);
        }
    }

    private static DeadlineChangeConfirmed Wish(Guid challenge, DateTimeOffset deadline) => new(
        challenge, new Texts("Stille sirenes", null, null), World.Body, 1, deadline, deadline, deadline.AddHours(1), new Texts("Meer tijd", null, null),
        World.Officer.Id, World.Approver.Id, false);

    private static Task<DateTimeOffset> DeadlineOfAsync(World world, Guid challenge) =>
        world.InDatabaseAsync(db => db.Briefs.Where(brief => brief.Id == challenge).Select(brief => brief.Deadline).SingleAsync());

    /// <summary>The databases keep microseconds.</summary>
    private static void AssertClose(DateTimeOffset expected, DateTimeOffset actual) => Assert.InRange((expected - actual).Duration(), TimeSpan.Zero, TimeSpan.FromMicroseconds(1));

    private static async Task<(HttpClient Solver, Guid Id, int Version)> PrepareAsync(World world, Guid challenge, int team)
    {
        var solver = world.As(Persona.Of($"Team {team}", Guid.CreateVersion7(), Roles.Solver));
        var id = await solver.PrepareAsync(challenge, $"Oplossing {team}");
        return (solver, id, (await solver.ReadSolutionAsync(id)).Version);
    }

    private static async Task UntilAsync(DateTimeOffset at)
    {
        var wait = at - DateTimeOffset.UtcNow;
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait);
    }
}
