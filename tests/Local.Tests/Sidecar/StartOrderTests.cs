using System.Net;
using Microsoft.AspNetCore.Http;

namespace Market.Local.Tests.Sidecar;

public sealed class StartOrderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_before_an_app_has_started_is_held_for_it()
    {
        await using var running = await RunningSidecar.StartAsync();
        foreach (var text in (string[])["first", "second", "third"])
        {
            using var answer = await running.PublishAsync("x", text, "two");
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }

        await using var app = await SmallApp.StartAsync(SmallApp.To("x"));
        await running.Sidecar.AttachAsync("one", app.Address, Cancel);
        await app.WaitAsync("first");
        await app.WaitAsync("third");
        await running.Sidecar.AttachAsync("two", app.Address, Cancel);
        await running.SettledAsync();
    }

    [Fact]
    public async Task An_app_that_is_not_ready_is_asked_again()
    {
        var asked = 0;
        await using var running = await RunningSidecar.StartAsync();
        await using var app = await SmallApp.StartAsync(context =>
        {
            context.Response.StatusCode = ++asked < 3 ? 503 : 200;
            return asked < 3 ? Task.CompletedTask : context.Response.WriteAsync(SmallApp.To("x"));
        });
        await running.Sidecar.AttachAsync("one", app.Address, Cancel);
        Assert.Equal(3, asked);
        await running.PublishAsync("x", "text");
        await app.WaitAsync("text");
    }

    [Fact]
    public async Task The_sidecar_is_unhealthy_until_the_app_has_answered()
    {
        await using var running = await RunningSidecar.StartAsync();
        using var http = running.Http();
        Assert.Equal(HttpStatusCode.InternalServerError, (await http.GetAsync("/v1.0/healthz", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await http.GetAsync("/v1.0/healthz/outbound", Cancel)).StatusCode);

        await using var app = await SmallApp.StartAsync(SmallApp.To("x"));
        await running.Sidecar.AttachAsync("one", app.Address, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, (await http.GetAsync("/v1.0/healthz", Cancel)).StatusCode);
    }

    [Fact]
    public async Task An_app_that_starts_anew_elsewhere_gets_what_it_subscribes_to_now()
    {
        await using var running = await RunningSidecar.StartAsync();
        await using var former = await SmallApp.StartAsync(SmallApp.To("x"));
        await running.Sidecar.AttachAsync("one", former.Address, Cancel);
        await using var app = await SmallApp.StartAsync(SmallApp.To("y"));
        await running.Sidecar.AttachAsync("one", app.Address, Cancel);
        await running.PublishAsync("x", "old");
        await running.PublishAsync("y", "new");
        await app.WaitAsync("new");
        Assert.Equal((0, 0), (former.Delivered.Count, app.Count("old")));
    }

    [Theory]
    [InlineData("""[{"pubsubname":"other","topic":"x","route":"in"}]""")]
    [InlineData("""[{"pubsubname":"market-pubsub","topic":"x","routes":{"rules":[{"match":"event.type ==","path":"in"}]}}]""")]
    [InlineData("""[{"pubsubname":"market-pubsub","topic":"x"}]""")]
    [InlineData("no json")]
    public async Task Subscriptions_that_make_no_sense_are_left_out(string subscriptions)
    {
        await using var running = await RunningSidecar.StartAsync();
        await using var app = await SmallApp.StartAsync(subscriptions);
        await running.Sidecar.AttachAsync("one", app.Address, Cancel);
        await running.Sidecar.AttachAsync("two", app.Address, Cancel);
        using var answer = await running.PublishAsync("x", "text");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(0, running.Sidecar.Undelivered);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_messages_on_their_way()
    {
        await using var running = await RunningSidecar.StartAsync();
        await using var app = await SmallApp.StartAsync(SmallApp.To("x"), (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await running.Sidecar.AttachAsync("one", app.Address, Cancel);
        await running.PublishAsync("x", "text");
        await app.WaitAsync("text");
        await running.Sidecar.StopAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(10), Cancel);
    }
}
