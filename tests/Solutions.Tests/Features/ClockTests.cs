using System.Net;

using Market.Solutions.Features.Deadlines;
using Market.Testing;

using Microsoft.Extensions.Time.Testing;

namespace Market.Solutions.Tests.Features;

/// <summary>One clock decides, everybody can read it, and a process whose own clock is off says so .</summary>
public class ClockTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Anyone_reads_the_databases_clock_whatever_time_the_service_believes_it_is(string engine)
    {
        await using var world = await World.StartAsync(engine, new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(1)));
        var before = DateTimeOffset.UtcNow;
        var clock = await (await world.As(null).GetAsync("/api/solutions/clock")).ReadAsync<ReadClockReply>();
        Assert.InRange(clock.Now, before.AddSeconds(-1), DateTimeOffset.UtcNow.AddSeconds(1));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_service_whose_clock_is_off_is_not_ready_and_says_by_how_much(string engine)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(-1));
        await using var world = await World.StartAsync(engine, clock);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "clock: -36"), await ReadyAsync(world, 10));

        clock.SetUtcNow(DateTimeOffset.UtcNow);
        Assert.Equal((HttpStatusCode.OK, "ready"), await ReadyAsync(world, 10));

        clock.SetUtcNow(DateTimeOffset.UtcNow.AddHours(1));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "clock: +"), await ReadyAsync(world, 8));
        Assert.Equal("live", await world.As(null).GetStringAsync("/health/live"));
    }

    private static async Task<(HttpStatusCode Status, string Start)> ReadyAsync(World world, int letters)
    {
        var answer = await world.As(null).GetAsync("/health/ready");
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text[..Math.Min(letters, text.Length)]);
    }
}
