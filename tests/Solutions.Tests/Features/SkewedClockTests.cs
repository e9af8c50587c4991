using System.Net;

using Market.Solutions.Features.Deadlines;
using Market.Solutions.Features.Solving;
using Market.Testing;

namespace Market.Solutions.Tests.Features;

/// <summary>One app node of the market an hour wrong, as a real process: it decides as the others do, and says that it is not ready .</summary>
public class SkewedClockTests
{
    [Theory]
    [InlineData("-1h", "clock: -3")]
    [InlineData("+1h", "clock: +3")]
    public async Task A_node_whose_clock_is_an_hour_off_accepts_and_refuses_by_the_databases_and_is_not_ready(string offset, string says)
    {
        Effort.RequireWhole("a process with a skewed clock starts slowly");
        Assert.SkipUnless(SkewedProcess.WhyNot is null, SkewedProcess.WhyNot ?? "");
        await using var world = await World.StartAsync("postgres");
        var (open, closed) = (await world.PublishAsync(TimeSpan.FromMinutes(30)), await world.PublishAsync(TimeSpan.FromMinutes(30)));
        var (inTime, late) = (await world.As(World.Solver).PrepareAsync(open), await world.As(World.Solver).PrepareAsync(closed));
        await using var node = await SkewedProcess.StartAsync(world, offset);
        await world.PublishAsync(TimeSpan.FromSeconds(-1), closed);

        var solver = node.As(World.Solver);
        var receipt = await (await solver.SubmitAsync(inTime)).ReadAsync<Receipt>();
        Assert.InRange(receipt.ReceivedAt, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddSeconds(1));
        Assert.Equal("submission.deadline-passed", await (await solver.SubmitAsync(late)).ErrorCodeAsync());

        var clock = await (await solver.GetAsync("/api/solutions/clock")).ReadAsync<ReadClockReply>();
        Assert.InRange(clock.Now, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddSeconds(1));
        var ready = await solver.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.StartsWith(says, await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
