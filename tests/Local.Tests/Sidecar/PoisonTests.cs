using Market.Local.Sidecar;
using Microsoft.AspNetCore.Http;

namespace Market.Local.Tests.Sidecar;

public sealed class PoisonTests
{
    private const string Poison = "poison";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_waits_for_its_next_try_does_not_delay_the_others()
    {
        var options = new SidecarOptions { ConcurrencyPerSubscription = 1, Retry = new RetryPolicy { Initial = TimeSpan.FromMinutes(5), Max = TimeSpan.FromMinutes(5) } };
        await using var running = await RunningSidecar.StartAsync(options);
        await using var app = await StartAsync(running, (context, _) => Fail(context));
        await PublishPoisonAndAsync(running, 50);
        await app.WaitAsync("good", 50);
        await running.SettledAsync(left: 1);
        Assert.Equal(1, app.Count(Poison));
    }

    [Fact]
    public async Task A_message_on_which_the_app_hangs_does_not_delay_the_others()
    {
        await using var running = await RunningSidecar.StartAsync(new SidecarOptions { ConcurrencyPerSubscription = 2 });
        await using var app = await StartAsync(running, (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await PublishPoisonAndAsync(running, 50);
        await app.WaitAsync("good", 50);
    }

    [Fact]
    public async Task A_message_on_which_the_app_hangs_is_tried_again_after_the_timeout()
    {
        var arrived = 0;
        var options = new SidecarOptions { DeliveryTimeout = TimeSpan.FromMilliseconds(250), Retry = new RetryPolicy(20) { Initial = TimeSpan.FromMilliseconds(10) } };
        await using var running = await RunningSidecar.StartAsync(options);
        await using var app = await StartAsync(running, (context, _) =>
            Interlocked.Increment(ref arrived) == 1 ? Task.Delay(Timeout.Infinite, context.RequestAborted) : Task.CompletedTask);
        await PublishPoisonAndAsync(running, 0);
        await running.SettledAsync();
        Assert.InRange(arrived, 2, 20);
    }

    [Fact]
    public async Task Waits_between_tries_grow()
    {
        var times = new List<long>();
        var options = new SidecarOptions { Retry = new RetryPolicy(3) { Initial = TimeSpan.FromMilliseconds(100), Factor = 3 } };
        await using var running = await RunningSidecar.StartAsync(options);
        await using var app = await StartAsync(running, (context, _) =>
        {
            times.Add(Environment.TickCount64);
            return Fail(context);
        });
        await PublishPoisonAndAsync(running, 0);
        await running.SettledAsync();
        Assert.Equal(3, times.Count);
        Assert.True(times[1] - times[0] >= 90, "about 100 ms");
        Assert.True(times[2] - times[1] >= 290, "about 300 ms");
    }

    [Fact]
    public async Task No_more_calls_are_under_way_at_once_than_allowed()
    {
        var (now, most) = (0, 0);
        await using var running = await RunningSidecar.StartAsync(new SidecarOptions { ConcurrencyPerSubscription = 3 });
        await using var app = await SmallApp.StartAsync(SmallApp.To("x"), async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(20);
            Interlocked.Decrement(ref now);
        });
        await running.Sidecar.AttachAsync("one", app.Address, Cancel);
        await PublishPoisonAndAsync(running, 20);
        await app.WaitAsync("good", 20);
        Assert.InRange(most, 2, 3);
    }

    private static Task Fail(HttpContext context)
    {
        context.Response.StatusCode = 500;
        return Task.CompletedTask;
    }

    private static async Task<SmallApp> StartAsync(RunningSidecar running, Func<HttpContext, string, Task> onPoison)
    {
        var app = await SmallApp.StartAsync(
            SmallApp.To("x"), (context, body) => body.Contains(Poison, StringComparison.Ordinal) ? onPoison(context, body) : Task.CompletedTask);
        await running.Sidecar.AttachAsync("one", app.Address, Cancel);
        await using var idle = await SmallApp.StartAsync("[]");
        await running.Sidecar.AttachAsync("two", idle.Address, Cancel);
        return app;
    }

    private static async Task PublishPoisonAndAsync(RunningSidecar running, int others)
    {
        await running.PublishAsync("x", Poison);
        for (var i = 0; i < others; i++)
        {
            await running.PublishAsync("x", "good");
        }
    }
}
