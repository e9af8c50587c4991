using Market.Contracts;

namespace Market.Solutions.Tests.Subscriptions;

public class ChallengeBriefTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_published_challenge_is_copied_and_published_again_is_updated(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var id = await world.PublishAsync();
        await world.PublishAsync(TimeSpan.FromHours(3), id);

        var brief = await world.InDatabaseAsync(async db => await db.Briefs.FindAsync(id));

        Assert.Equal("Stille sirenes", brief!.Title.Nl);
        Assert.Equal(2, brief.Criteria.Count);
        Assert.Equal([2_500_000, 1_000_000], brief.PrizeCents);
        Assert.InRange(brief.Deadline, DateTimeOffset.UtcNow.AddHours(2), DateTimeOffset.UtcNow.AddHours(3));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_clock_is_the_databases_own(string engine)
    {
        await using var world = await World.StartAsync(engine);

        var clock = await world.InDatabaseAsync(db => db.ClockAsync(TestContext.Current.CancellationToken));

        Assert.InRange(clock, DateTimeOffset.UtcNow.AddSeconds(-5), DateTimeOffset.UtcNow.AddSeconds(5));
    }

    [Fact]
    public async Task Cancelling_a_challenge_that_was_never_published_changes_nothing()
    {
        await using var world = await World.StartAsync();
        var id = Guid.CreateVersion7();

        await world.Service.ReceiveAsync(Apps.Challenges, new ChallengeCancelled(id, new Texts("X", null, null), World.Body, "Vergissing"));

        Assert.Null(await world.InDatabaseAsync(async db => await db.Briefs.FindAsync(id)));
    }
}
