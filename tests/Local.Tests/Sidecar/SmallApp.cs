using System.Collections.Concurrent;
using System.Net;
using Market.Local.Tests.Sidecar.Conformance;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Local.Tests.Sidecar;

/// <summary>An app without Dapr's SDK: it answers <c>GET /dapr/subscribe</c> with a text and notes every delivery to <c>/in</c>.</summary>
internal sealed class SmallApp : IAsyncDisposable
{
    private readonly WebApplication app;

    private SmallApp(WebApplication app) => this.app = app;

    public Uri Address => app.Address();

    /// <summary>The bodies delivered so far.</summary>
    public ConcurrentQueue<string> Delivered { get; } = new();

    /// <summary>The <c>dapr-api-token</c> of every call, by path.</summary>
    public ConcurrentDictionary<string, string> Tokens { get; } = new();

    /// <summary>A subscription of <c>/in</c> to a topic.</summary>
    public static string To(string topic) => $$"""[{"pubsubname":"market-pubsub","topic":"{{topic}}","route":"in"}]""";

    public static Task<SmallApp> StartAsync(string subscriptions, Func<HttpContext, string, Task>? handle = null, int port = 0) =>
        StartAsync(context => context.Response.WriteAsync(subscriptions), handle, port);

    public static async Task<SmallApp> StartAsync(RequestDelegate subscribe, Func<HttpContext, string, Task>? handle = null, int port = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRouting();
        var small = new SmallApp(builder.Build());
        small.app.Use((context, next) =>
        {
            small.Tokens[context.Request.Path] = context.Request.Headers["dapr-api-token"].ToString();
            return next(context);
        });
        small.app.UseRouting();
        small.app.MapGet("/dapr/subscribe", subscribe);
        small.app.MapPost("/in", async context =>
        {
            var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
            small.Delivered.Enqueue(body);
            await (handle?.Invoke(context, body) ?? Task.CompletedTask);
        });
        await small.app.StartAsync();
        return small;
    }

    /// <summary>Waits until as many deliveries mention the text.</summary>
    public async Task WaitAsync(string text, int count = 1)
    {
        for (var i = 0; i < 1000; i++)
        {
            if (Count(text) >= count)
            {
                return;
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"{Count(text)} of {count} deliveries of {text}");
    }

    public int Count(string text) => Delivered.Count(body => body.Contains(text, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
