using System.Net;

using Market.Contracts;
using Market.Solutions.Features.Availability;
using Market.Solutions.Jobs;
using Market.Testing;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Market.Solutions.Tests.Jobs;

/// <summary>The market notices by its own record that it was down, and prepares an equal extension .</summary>
public class PulseTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_outage_prepares_an_equal_extension_for_every_challenge_that_lost_time(string engine)
    {
        await using var world = await World.StartAsync(engine, configure: Quiet);
        var (near, over, far, gone) = (await PublishedAsync(world, 180), await PublishedAsync(world, -10), await PublishedAsync(world, 60 * 48), await PublishedAsync(world, 30));
        await world.Service.ReceiveAsync(Apps.Challenges, new ChallengeCancelled(gone, new Texts("x", null, null), World.Body, "x"));
        await SilentForAsync(world, TimeSpan.FromMinutes(30));

        await BeatAsync(world);

        var measured = (await world.Service.EventsAsync()).OfType<OutageMeasured>().ToDictionary(outage => outage.ChallengeId);
        Assert.Equal(new[] { near, over }.Order(), measured.Keys.Order());
        Assert.InRange(measured[near].SecondsLost, 1795, 1860);
        Assert.InRange(measured[near].Deadline - measured[near].Previous, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(31));
        Assert.InRange(measured[over].SecondsLost, 1195, 1260);
        Assert.Equal(await DeadlineOfAsync(world, over), measured[over].Until);
        Assert.DoesNotContain(far, measured.Keys);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Processes_that_notice_the_end_of_an_outage_together_record_it_once(string engine)
    {
        await using var world = await World.StartAsync(engine, configure: Quiet);
        await PublishedAsync(world, 120);
        await SilentForAsync(world, TimeSpan.FromMinutes(10));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => BeatAsync(world)));

        Assert.Equal(1, await world.InDatabaseAsync(db => db.Outages.CountAsync()));
        Assert.Single((await world.Service.EventsAsync()).OfType<OutageMeasured>());
    }

    [Fact]
    public async Task A_short_gap_is_no_outage_and_what_was_lost_before_a_move_is_not_given_back_twice()
    {
        await using var world = await World.StartAsync(configure: Quiet);
        var challenge = await PublishedAsync(world, 120);
        await SilentForAsync(world, TimeSpan.FromSeconds(45));
        await BeatAsync(world);
        Assert.Equal(0, await world.InDatabaseAsync(db => db.Outages.CountAsync()));

        await SilentForAsync(world, TimeSpan.FromMinutes(20));
        await BeatAsync(world);
        var deadline = DateTimeOffset.UtcNow.AddHours(3);
        await world.Service.ReceiveAsync(Apps.Challenges, new DeadlineChangeConfirmed(
            challenge, new Texts("x", null, null), World.Body, 1, deadline, deadline, deadline, new Texts("x", null, null), World.Officer.Id, World.Approver.Id, true));
        await SilentForAsync(world, TimeSpan.FromMinutes(6));
        // The second silence lies after the move; in the test it is told after the fact.
        var (decided, ended) = (DateTimeOffset.UtcNow.AddMinutes(-8), DateTimeOffset.UtcNow.AddMinutes(-9));
        await world.InDatabaseAsync(db => db.DeadlineDecisions.ExecuteUpdateAsync(set => set.SetProperty(row => row.DecidedAt, decided)));
        await world.InDatabaseAsync(db => db.Outages.ExecuteUpdateAsync(set => set.SetProperty(row => row.Until, ended)));
        await BeatAsync(world);

        Assert.InRange((await world.Service.EventsAsync()).OfType<OutageMeasured>().Last().SecondsLost, 355, 420);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_service_that_was_really_stopped_measures_it_when_it_starts_again(string engine)
    {
        var (database, key) = (await TestDatabase.OnAsync(engine), Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray()));
        var folder = Directory.CreateTempSubdirectory("market-outage-").FullName;
        Guid challenge;
        DateTimeOffset before;
        await using (var first = await RunningService.StartAsync(SolutionsService.Create, database, configure: Set))
        {
            challenge = Guid.CreateVersion7();
            await first.ReceiveAsync(Apps.Challenges, World.Challenge(challenge, DateTimeOffset.UtcNow.AddMinutes(30), DateTimeOffset.UtcNow.AddHours(1)));
            await OnceAsync(first, record => record.LastBeat > DateTimeOffset.UtcNow.AddSeconds(-2));
            before = DateTimeOffset.UtcNow;
        }

        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        await using (var second = await RunningService.StartAsync(SolutionsService.Create, database, configure: Set))
        {
            var outage = (await OnceAsync(second, record => record.Outages.Count > 0)).Outages[0];
            Assert.InRange(outage.From, before.AddSeconds(-3), before.AddSeconds(3));
            Assert.True(outage.Until - outage.From > TimeSpan.FromSeconds(3));
            var measured = (await second.EventsAsync()).OfType<OutageMeasured>().First();
            Assert.Equal((challenge, TimeSpan.FromMinutes(1)), (measured.ChallengeId, measured.Deadline - measured.Previous));
        }

        Directory.Delete(folder, recursive: true);

        void Set(WebApplicationBuilder builder) => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Market:DataFolder"] = folder,
            ["Market:Sealing:MasterKey"] = key,
            ["Market:Solutions:HeartbeatInterval"] = "00:00:00.2",
            ["Market:Solutions:OutageAfter"] = "00:00:03",
        });
    }

    [Fact]
    public async Task While_the_front_door_is_shut_nothing_is_written_and_then_that_is_an_outage()
    {
        var open = true;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var door = builder.Build();
        door.Urls.Add("http://127.0.0.1:0");
        door.Run(context =>
        {
            context.Response.StatusCode = open && context.Request.Path == "/api/solutions/clock" ? 200 : 503;
            return Task.CompletedTask;
        });
        await door.StartAsync(TestContext.Current.CancellationToken);
        await using var world = await World.StartAsync(configure: service => service.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Market:Solutions:FrontDoor"] = door.Urls.First(),
            ["Market:Solutions:HeartbeatInterval"] = "00:00:00.2",
            ["Market:Solutions:OutageAfter"] = "00:00:03",
        }));
        await OnceAsync(world.Service, record => record.LastBeat is not null);

        open = false;
        var shut = DateTimeOffset.UtcNow;
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        Assert.True((await OnceAsync(world.Service, _ => true)).LastBeat < shut.AddSeconds(3));
        open = true;

        Assert.Contains((await OnceAsync(world.Service, record => record.Outages.Any(outage => outage.Until > shut.AddSeconds(3)))).Outages, outage => outage.From < shut.AddSeconds(3));
    }

    /// <summary>Beats when the test says so.</summary>
    private static void Quiet(WebApplicationBuilder builder) =>
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Market:Solutions:HeartbeatInterval"] = "01:00:00" });

    /// <param name="minutes">From now to its deadline.</param>
    private static Task<Guid> PublishedAsync(World world, int minutes) => world.PublishAsync(TimeSpan.FromMinutes(minutes));

    private static async Task BeatAsync(World world)
    {
        using var scope = world.Service.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<Pulse>().BeatAsync(TestContext.Current.CancellationToken);
    }

    private static async Task SilentForAsync(World world, TimeSpan silence)
    {
        await OnceAsync(world.Service, record => record.LastBeat is not null);
        var last = DateTimeOffset.UtcNow - silence;
        await world.InDatabaseAsync(db => db.Heartbeats.ExecuteUpdateAsync(set => set.SetProperty(row => row.Last, last)));
    }

    private static async Task<ListOutagesReply> OnceAsync(RunningService service, Func<ListOutagesReply, bool> isSo)
    {
        for (var look = 0; ; look++)
        {
            var answer = await service.As(null).GetAsync("/api/solutions/outages");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var record = await answer.ReadAsync<ListOutagesReply>();
            if (isSo(record) || look == 300)
                return record;
            await Task.Delay(100);
        }
    }

    private static Task<DateTimeOffset> DeadlineOfAsync(World world, Guid challenge) =>
        world.InDatabaseAsync(db => db.Briefs.Where(brief => brief.Id == challenge).Select(brief => brief.Deadline).SingleAsync());
}
