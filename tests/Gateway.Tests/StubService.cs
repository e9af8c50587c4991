using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Market.Gateway.Tests;

/// <summary>What a service behind the gateway saw of a request.</summary>
public sealed record Seen(string App, string Method, string Path, string Query, Dictionary<string, string> Headers, long BodyLength)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name.ToLowerInvariant());
}

/// <summary>A service that answers with what it saw.</summary>
internal static class StubService
{
    public static async Task<WebApplication> StartAsync(string app, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var service = builder.Build();
        map?.Invoke(service);
        service.MapFallback("{**rest}", context => EchoAsync(app, context));
        await service.StartAsync();
        return service;
    }

    private static async Task EchoAsync(string app, HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
        if (int.TryParse(context.Request.Path.Value!.Split("/empty-").Last(), out var status))
        {
            context.Response.StatusCode = status;
            return;
        }

        if (int.TryParse(context.Request.Path.Value.Split("/problem-").Last(), out status))
        {
            await Results.Problem(statusCode: status, title: "service-unavailable").ExecuteAsync(context);
            return;
        }

        if (context.Request.Path.Value.EndsWith("/sandboxed", StringComparison.Ordinal))
            context.Response.Headers.ContentSecurityPolicy = "sandbox";
        if (context.Request.Path.Value.EndsWith("/cookies", StringComparison.Ordinal))
            context.Response.Headers.SetCookie = new[] { "market.session=stolen; path=/", "market.lang=c%3Dfr; path=/", "market.idp=x; path=/" };
        context.Response.Headers["X-Powered-By"] = "stub";
        context.Response.Headers.CacheControl = "public, max-age=60";
        await context.Response.WriteAsJsonAsync(new Seen(app, context.Request.Method, context.Request.Path, context.Request.QueryString.Value ?? "", headers, body.Length));
    }
}
