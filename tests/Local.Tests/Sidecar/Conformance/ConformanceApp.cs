using System.Net;
using System.Text.Json;
using Dapr;
using Dapr.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Local.Tests.Sidecar.Conformance;

/// <summary>An app with the stock Dapr.AspNetCore that answers each event as the event itself orders.</summary>
internal static class ConformanceApp
{
    public const string PubSub = "market-pubsub";

    public static WebApplication Build(int port, Recorder recorder)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));

        builder.Services.AddRouting().AddDaprClient();
        var app = builder.Build();
        app.Use((context, next) => RecordAsync(context, next, recorder));
        app.UseCloudEvents();
        app.UseRouting();
        app.MapSubscribeHandler();
        Map(app, recorder);
        return app;
    }

    private static void Map(WebApplication app, Recorder recorder)
    {
        RequestDelegate answer = context => AnswerAsync(context, recorder);
        app.MapPost("/plain", answer).WithTopic(PubSub, "conf.plain");
        app.MapPost("/dead", answer).WithTopic(new TopicOptions { PubsubName = PubSub, Name = "conf.dead", DeadLetterTopic = "conf.letters" });
        app.MapPost("/letters", answer).WithTopic(PubSub, "conf.letters");
        app.MapPost("/routed-a", answer).WithTopic(Routed("event.type == \"a\"", 1));
        app.MapPost("/routed-b", answer).WithTopic(Routed("event.type == 'b' && has(event.data.key) && event.data.fail < 3", 2));
        app.MapPost("/routed", answer).WithTopic(Routed(null, 3));
        app.MapPost("/strict", answer).WithTopic(new TopicOptions
        {
            PubsubName = PubSub, Name = "conf.strict", Match = "event.type == \"wanted\"", Priority = 1, DeadLetterTopic = "conf.letters",
        });
        app.MapPost("/raw", answer).WithTopic(PubSub, "conf.raw", enableRawPayload: true);
        app.MapPost("/bulk", context => AnswerBulkAsync(context, recorder))
            .WithTopic(new TopicOptions { PubsubName = PubSub, Name = "conf.bulk", DeadLetterTopic = "conf.letters" })
            .WithBulkSubscribe(new BulkSubscribeTopicOptions { TopicName = "conf.bulk", MaxMessagesCount = 10, MaxAwaitDurationMs = 200 });
        app.Map("/echo/{**rest}", EchoAsync);
        app.Map("/status/{code:int}", (HttpContext context, int code) => context.Response.StatusCode = code);
    }

    private static TopicOptions Routed(string? match, int priority) =>
        new() { PubsubName = PubSub, Name = "conf.routed", Match = match!, Priority = priority };

    private static async Task RecordAsync(HttpContext context, RequestDelegate next, Recorder recorder)
    {
        if (context.Request.ContentType is { } type && type.Contains("json", StringComparison.Ordinal)
            && !context.Request.Path.StartsWithSegments("/echo"))
        {
            context.Request.EnableBuffering();
            using var json = await JsonDocument.ParseAsync(context.Request.Body);
            context.Request.Body.Position = 0;
            var headers = context.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            recorder.Add(new Delivered(context.Request.Path, headers, json.RootElement.Clone()));
        }

        await next(context);
    }

    private static async Task AnswerAsync(HttpContext context, Recorder recorder)
    {
        var order = Read(await new StreamReader(context.Request.Body).ReadToEndAsync());
        if (order is null || recorder.Of(order.Key, context.Request.Path).Count > order.Fail)
        {
            return;
        }

        if (int.TryParse(order.How, out var status))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            await context.Response.WriteAsJsonAsync(new { status = order.How });
        }
    }

    private static async Task AnswerBulkAsync(HttpContext context, Recorder recorder)
    {
        using var json = await JsonDocument.ParseAsync(context.Request.Body);
        var statuses = new List<object>();
        foreach (var entry in json.RootElement.GetProperty("entries").EnumerateArray())
        {
            var order = entry.GetProperty("event").GetProperty("data").Deserialize<Order>(JsonSerializerOptions.Web)!;
            var done = recorder.Of(order.Key, "/bulk").Count > order.Fail;
            statuses.Add(new { entryId = entry.GetProperty("entryId").GetString(), status = done ? "SUCCESS" : order.How });
        }

        await context.Response.WriteAsJsonAsync(new { statuses });
    }

    private static async Task EchoAsync(HttpContext context)
    {
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        context.Response.Headers["x-answer"] = "yes";
        await context.Response.WriteAsJsonAsync(new Echo(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            body,
            context.Request.ContentType ?? "",
            context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString())));
    }

    private static Order? Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<Order>(body, JsonSerializerOptions.Web) is { Key: not null } order ? order : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What the app saw of an invocation.</summary>
internal sealed record Echo(string Method, string Target, string Body, string ContentType, Dictionary<string, string> Headers);
