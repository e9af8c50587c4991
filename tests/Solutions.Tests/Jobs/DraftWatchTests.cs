using System.Net;
using System.Net.Http.Json;

using Market.Contracts;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Solving;
using Market.Solutions.Jobs;
using Market.Testing;

using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Solutions.Tests.Jobs;

/// <summary>What the market does by itself near a deadline: it submits for who asked, reminds the others, and admits what it did not do.</summary>
public class DraftWatchTests
{
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(20);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_complete_draft_is_submitted_once_just_before_the_deadline_however_many_processes_look(string engine)
    {
        await using var world = await World.StartAsync(engine, configure: Quiet);
        var (challenge, id) = await AskedAsync(world, Near);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => LookAsync(world)));
        await LookAsync(world);

        var receipt = await (await world.As(World.Solver).GetAsync($"/api/solutions/{id}/receipt")).ReadAsync<Receipt>();
        Assert.True(receipt is { Automatic: true, Sequence: 1, DeadlineVersion: 0 } && receipt.ReceivedAt < receipt.Deadline);
        var told = Assert.Single((await world.Service.EventsAsync()).OfType<SolutionSubmitted>());
        Assert.Equal((true, World.Solver.Id, challenge), (told.Automatic, told.SubmittedBy, told.ChallengeId));
        Assert.Equal(1, await world.InDatabaseAsync(db => db.Submissions.CountAsync()));
    }

    [Fact]
    public async Task Nothing_is_submitted_early_or_for_who_did_not_ask_or_stopped_asking_or_decided_already()
    {
        await using var world = await World.StartAsync(configure: Quiet);
        await AskedAsync(world, TimeSpan.FromMinutes(40));
        await world.As(World.Competitor).PrepareAsync(await world.PublishAsync(Near));
        var (_, stopped) = await AskedAsync(world, Near);
        await AskAsync(world, stopped, on: false);
        var (_, submitted) = await AskedAsync(world, Near);
        (await world.As(World.Solver).SubmitAsync(submitted)).EnsureSuccessStatusCode();
        var (_, takenBack) = await AskedAsync(world, Near);
        (await world.As(World.Solver).SubmitAsync(takenBack)).EnsureSuccessStatusCode();
        (await world.As(World.Solver).DeleteAsync($"/api/solutions/{takenBack}/submission")).EnsureSuccessStatusCode();

        await LookAsync(world);

        Assert.Equal(0, await world.InDatabaseAsync(db => db.Submissions.CountAsync(submission => submission.Automatic)));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_is_incomplete_is_never_submitted_and_afterwards_the_team_hears_once_what_was_missing(string engine)
    {
        await using var world = await World.StartAsync(engine, configure: Quiet);
        var challenge = await world.PublishAsync(Near);
        var id = await world.As(World.Solver).StartAsync(challenge);
        await AskAsync(world, id);
        await LookAsync(world);
        Assert.Equal(0, await world.InDatabaseAsync(db => db.Submissions.CountAsync()));

        await world.PublishAsync(TimeSpan.FromMinutes(-2), challenge);
        await Task.WhenAll(LookAsync(world), LookAsync(world));
        await LookAsync(world);

        var notice = Assert.Single(await NoticesAsync(world));
        Assert.Equal(("NotSubmitted", id, true), (notice.Kind, notice.SolutionId, notice.Automatic));
        Assert.Equal(["title", "summary", "answers[0].text"], notice.Missing);
        Assert.Equal([World.Company], notice.OrganisationIds);
    }

    [Fact]
    public async Task When_the_market_was_down_past_the_deadline_it_says_so_and_an_extension_submits_after_all()
    {
        await using var world = await World.StartAsync(configure: Quiet);
        var (challenge, id) = await AskedAsync(world, Near);
        await world.PublishAsync(TimeSpan.FromMinutes(-2), challenge);
        await LookAsync(world);
        var notice = Assert.Single(await NoticesAsync(world));
        Assert.Equal(("NotSubmitted", 0), (notice.Kind, notice.Missing.Count));

        await world.InDatabaseAsync(db =>
        {
            db.Outages.Add(Solutions.Domain.Availability.Outage.Between(DateTimeOffset.UtcNow.AddMinutes(-20), DateTimeOffset.UtcNow.AddMinutes(-1)));
            return db.SaveChangesAsync();
        });
        var extended = DateTimeOffset.UtcNow + Near;
        await world.Service.ReceiveAsync(Apps.Challenges, new DeadlineChangeConfirmed(
            challenge, new Texts("x", null, null), World.Body, 1, extended, extended, extended, new Texts("Storing", null, null), World.Officer.Id, World.Approver.Id, true));
        await LookAsync(world);

        var receipt = await (await world.As(World.Solver).GetAsync($"/api/solutions/{id}/receipt")).ReadAsync<Receipt>();
        Assert.True(receipt is { Automatic: true, DeadlineVersion: 1 });
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Drafts_and_only_drafts_are_reminded_once_for_each_deadline_of_what_is_missing(string engine)
    {
        await using var world = await World.StartAsync(engine, configure: Quiet);
        var (near, far) = (await world.PublishAsync(TimeSpan.FromHours(40)), await world.PublishAsync(TimeSpan.FromDays(8)));
        var draft = await world.As(World.Solver).StartAsync(near);
        await world.As(World.Competitor).SubmitNewAsync(near);
        await world.As(World.Solver).StartAsync(far);
        var earlier = DateTimeOffset.UtcNow.AddDays(-9);
        await world.InDatabaseAsync(db => db.Solutions.ExecuteUpdateAsync(set => set.SetProperty(row => row.StartedAt, earlier)));

        await Task.WhenAll(LookAsync(world), LookAsync(world));
        await LookAsync(world);
        var notice = Assert.Single(await NoticesAsync(world));
        Assert.Equal(("TwoDays", draft, false), (notice.Kind, notice.SolutionId, notice.Automatic));
        Assert.Contains("title", notice.Missing);

        await world.PublishAsync(TimeSpan.FromHours(2), near);
        await LookAsync(world);
        Assert.Equal(["TwoDays", "ThreeHours"], (await NoticesAsync(world)).Select(each => each.Kind));
        await world.PublishAsync(TimeSpan.FromHours(1), near);
        await LookAsync(world);
        Assert.Equal(3, (await NoticesAsync(world)).Count);
    }

    [Fact]
    public async Task Only_the_lead_chooses_and_only_while_the_challenge_is_open()
    {
        await using var world = await World.StartAsync(configure: Quiet);
        var (challenge, id) = await AskedAsync(world, Near);
        Assert.True((await world.As(World.Colleague).ReadSolutionAsync(id)) is { AutoSubmit: true, CanAutoSubmit: true });
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(world, id, who: World.Competitor)).StatusCode);
        await world.PublishAsync(TimeSpan.FromSeconds(-1), challenge);
        Assert.Equal("solution.challenge-closed", await (await AskAsync(world, id)).ErrorCodeAsync());
        Assert.False((await world.As(World.Solver).ReadSolutionAsync(id)).CanAutoSubmit);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_service_that_went_down_before_the_moment_and_comes_back_in_time_submits_by_the_real_clock(string engine)
    {
        var (database, folder) = (await TestDatabase.OnAsync(engine), Directory.CreateTempSubdirectory("market-draft-").FullName);
        var (challenge, id) = (Guid.CreateVersion7(), Guid.Empty);
        await using (var first = await RunningService.StartAsync(SolutionsService.Create, database, configure: builder => Set(builder, "01:00:00")))
        {
            await first.ReceiveAsync(Apps.Challenges, World.Challenge(challenge, DateTimeOffset.UtcNow + Near, DateTimeOffset.UtcNow.AddHours(1)));
            id = await first.As(World.Solver).PrepareAsync(challenge);
            (await first.As(World.Solver).PutAsJsonAsync($"/api/solutions/{id}/automatic-submission", new { on = true })).EnsureSuccessStatusCode();
        }

        await using (var second = await RunningService.StartAsync(SolutionsService.Create, database, configure: builder => Set(builder, "00:00:00.2")))
        {
            for (var look = 0; look < 300 && (await second.As(World.Solver).ReadSolutionAsync(id)).State != SolutionState.Submitted; look++)
                await Task.Delay(100, TestContext.Current.CancellationToken);
            var receipt = await (await second.As(World.Solver).GetAsync($"/api/solutions/{id}/receipt")).ReadAsync<Receipt>();
            Assert.True(receipt.Automatic && receipt.ReceivedAt < receipt.Deadline);
        }

        Directory.Delete(folder, recursive: true);

        void Set(WebApplicationBuilder builder, string interval) => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Market:DataFolder"] = folder,
            ["Market:Sealing:MasterKey"] = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray()),
            ["Market:Solutions:DraftWatchInterval"] = interval,
            ["Market:Solutions:AutoSubmitBefore"] = "00:30:00",
        });
    }

    /// <summary>Looks when the test says so, and has half an hour for what takes two minutes in life.</summary>
    private static void Quiet(WebApplicationBuilder builder) => builder.Configuration.AddInMemoryCollection(
        new Dictionary<string, string?> { ["Market:Solutions:DraftWatchInterval"] = "01:00:00", ["Market:Solutions:AutoSubmitBefore"] = "00:30:00" });

    /// <summary>A complete draft of <see cref="World.Solver"/> that the market is to submit.</summary>
    private static async Task<(Guid Challenge, Guid Id)> AskedAsync(World world, TimeSpan left)
    {
        var challenge = await world.PublishAsync();
        var id = await world.As(World.Solver).PrepareAsync(challenge);
        (await AskAsync(world, id)).EnsureSuccessStatusCode();
        await world.PublishAsync(left, challenge);
        return (challenge, id);
    }

    private static Task<HttpResponseMessage> AskAsync(World world, Guid id, bool on = true, Persona? who = null) =>
        world.As(who ?? World.Solver).PutAsJsonAsync($"/api/solutions/{id}/automatic-submission", new { on });

    private static async Task LookAsync(World world)
    {
        using var scope = world.Service.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<DraftWatch>().LookAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<DraftNoticeGiven>> NoticesAsync(World world) => [.. (await world.Service.EventsAsync()).OfType<DraftNoticeGiven>()];
}
