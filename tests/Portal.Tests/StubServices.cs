using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

using Market.Hosting;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Market.Portal.Tests;

/// <summary>What the portal asked of a service.</summary>
public sealed record Asked(string Method, string Path, string Query, string Body, string? Authorization, string? Language, string? Key, string? TeamCode);

/// <summary>A small web server that stands for all four services: answers what a test prepared, remembers what was asked.</summary>
public sealed class StubServices : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (int Status, byte[] Body)> _answers = new();
    private readonly ConcurrentQueue<Asked> _asked = new();
    private readonly WebApplication _app;

    private StubServices(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public IReadOnlyList<Asked> Asked => [.. _asked];

    public static async Task<StubServices> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var stub = new StubServices(app).Say("GET /api/solutions/clock", new { now = RunningPortal.Now });
        app.Run(stub.AnswerAsync);
        await app.StartAsync();
        return stub;
    }

    /// <param name="call">Method and path: <c>GET /api/challenges</c>.</param>
    /// <param name="body">Serialised with the market's own JSON rules; a string is taken as JSON.</param>
    public StubServices Say(string call, object body, int status = 200)
    {
        _answers[call] = (status, Encoding.UTF8.GetBytes(body as string ?? JsonSerializer.Serialize(body, MarketJson.Options)));
        return this;
    }

    /// <summary>Answers with a file.</summary>
    public StubServices Give(string call, byte[] file)
    {
        _answers[call] = (200, file);
        return this;
    }

    /// <summary>Refuses as the services do.</summary>
    public StubServices Refuse(string call, int status, params (string Code, string? Field, string[] Values)[] errors) =>
        Say(call, new { type = $"urn:market:{errors[0].Code}", status, errors = errors.Select(error => new { error.Code, error.Field, error.Values }) }, status);

    /// <summary>Refuses for want of a second factor, as the services do.</summary>
    public StubServices AskSecondFactor(string call) => Refuse(call, 403, ("second-factor-needed", null, []));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        _asked.Enqueue(new Asked(context.Request.Method, context.Request.Path, context.Request.QueryString.Value ?? "", body, context.Request.Headers.Authorization, context.Request.Headers.AcceptLanguage, context.Request.Headers["Idempotency-Key"], context.Request.Headers["Market-Team-Code"]));
        var (status, answer) = _answers.TryGetValue($"{context.Request.Method} {context.Request.Path}", out var prepared)
            ? prepared
            : (404, """{"type":"urn:market:not-found","status":404,"errors":[{"code":"not-found","field":null,"values":[]}]}"""u8.ToArray());
        context.Response.StatusCode = status;
        context.Response.ContentType = status < 400 ? "application/json" : "application/problem+json";
        if (answer.AsSpan().IndexOf("second-factor-needed"u8) >= 0)
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_user_authentication\", acr_values=\"2\", max_age=\"600\"";
        if (status != 204)
            await context.Response.Body.WriteAsync(answer);
    }
}
