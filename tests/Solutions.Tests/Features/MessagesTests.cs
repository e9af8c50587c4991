using System.Net;

using Market.Contracts;
using Market.Hosting.Messaging;
using Market.Testing;

namespace Market.Solutions.Tests.Features;

/// <summary>Who keeps the market running sees that events are stuck, but cannot count submissions by it.</summary>
public class MessagesTests
{
    private const string Address = "/api/solutions/messages";

    [Fact]
    public async Task Two_stuck_submissions_look_like_one()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync();
        await world.As(World.Solver).SubmitNewAsync(challenge);
        await world.Service.ParkEventsAsync();
        var one = await ShownAsync(world);
        await world.As(World.Competitor).SubmitNewAsync(challenge);
        await world.Service.ParkEventsAsync();
        var two = await ShownAsync(world);

        Assert.Equal("sealed", Assert.Single(one.Parked).Kind);
        Assert.Equal(one.Parked.Select(stuck => (stuck.Kind, stuck.Since)), two.Parked.Select(stuck => (stuck.Kind, stuck.Since)));
        Assert.Equal(one.Late, two.Late);
    }

    [Fact]
    public async Task An_administrator_has_stuck_events_published_again_by_kind()
    {
        await using var world = await World.StartAsync();
        await world.As(World.Solver).SubmitNewAsync(await world.PublishAsync());
        await world.Service.ParkEventsAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await RetryAsync(world, World.Officer, "sealed"));
        Assert.Equal(HttpStatusCode.NotFound, await RetryAsync(world, World.Administrator, nameof(SolutionSubmitted)));
        Assert.Equal(HttpStatusCode.NoContent, await RetryAsync(world, World.Administrator, "sealed"));
        Assert.Empty((await ShownAsync(world)).Parked);
        Assert.Equal(HttpStatusCode.NotFound, await RetryAsync(world, World.Administrator, "sealed"));
    }

    private static async Task<MessageTraffic> ShownAsync(World world) =>
        await (await world.As(World.Administrator).GetAsync(Address, TestContext.Current.CancellationToken)).ReadAsync<MessageTraffic>();

    private static async Task<HttpStatusCode> RetryAsync(World world, Persona persona, string kind) =>
        (await world.As(persona).PostAsync($"{Address}/parked/{kind}/retry", null, TestContext.Current.CancellationToken)).StatusCode;
}
