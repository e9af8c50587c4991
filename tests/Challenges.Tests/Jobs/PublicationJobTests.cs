using Market.Challenges.Domain;
using Market.Challenges.Jobs;
using Market.Contracts;

using Microsoft.Extensions.DependencyInjection;

namespace Market.Challenges.Tests.Jobs;

public sealed class PublicationJobTests
{
    private static async Task<Guid> ScheduledAsync(Town town, TimeSpan after, string title = "Drones")
    {
        var id = await town.ApprovedAsync(title);
        var version = (await town.DetailAsync(id)).Version;
        (await town.TryStepAsync(town.Officer, id, "publication", new { version, at = town.Clock.GetUtcNow() + after })).EnsureSuccessStatusCode();
        return id;
    }

    private static Task RunAsync(Town town) => town.Service.Services.GetRequiredService<PublicationJob>().RunOnceAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_scheduled_challenge_opens_at_its_time_and_not_before(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        var id = await ScheduledAsync(town, TimeSpan.FromHours(3));
        Assert.Equal(ChallengeStage.Scheduled, (await town.DetailAsync(id)).Stage);

        town.Clock.Advance(TimeSpan.FromHours(3) - TimeSpan.FromSeconds(30));
        await RunAsync(town);
        Assert.Equal(0, (await town.BrowseAsync()).Total);

        town.Clock.Advance(TimeSpan.FromSeconds(30));
        await RunAsync(town);
        await RunAsync(town);
        Assert.Equal(ChallengeStage.Open, (await town.DetailAsync(id, town.Member)).Stage);
        Assert.Single(await town.Service.EventsAsync(), happened => happened is ChallengePublished);
    }

    [Fact]
    public async Task The_clock_alone_publishes()
    {
        await using var town = await Town.StartAsync(publicationInterval: "00:00:10");
        var id = await ScheduledAsync(town, TimeSpan.FromSeconds(15));
        for (var i = 0; i < 100 && (await town.DetailAsync(id)).Stage == ChallengeStage.Scheduled; i++)
        {
            town.Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(ChallengeStage.Open, (await town.DetailAsync(id)).Stage);
    }

    [Fact]
    public async Task Two_rounds_at_once_publish_once()
    {
        await using var town = await Town.StartAsync();
        await ScheduledAsync(town, TimeSpan.FromHours(1));
        town.Clock.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(RunAsync(town), RunAsync(town), RunAsync(town));
        Assert.Single(await town.Service.EventsAsync(), happened => happened is ChallengePublished);
    }

    [Fact]
    public async Task A_challenge_that_missed_its_deadline_waits_for_a_person_and_does_not_hold_up_others()
    {
        await using var town = await Town.StartAsync();
        var missed = await ScheduledAsync(town, TimeSpan.FromHours(1), "Te laat");
        town.Clock.Advance(TimeSpan.FromDays(29));
        var due = await ScheduledAsync(town, TimeSpan.FromDays(2), "Op tijd");
        town.Clock.Advance(TimeSpan.FromDays(3));

        await RunAsync(town);

        Assert.Equal(ChallengeStage.Approved, (await town.DetailAsync(missed)).Stage);
        Assert.Equal(ChallengeStage.Open, (await town.DetailAsync(due)).Stage);
    }
}
