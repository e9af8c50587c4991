using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Market.Journeys.TwoWorlds.Leaks;

/// <summary>Lets the planted leak spoil the answers of its app on their way out.</summary>
internal sealed class LeakFilter(string app, LeakSwitch leaks) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => builder =>
    {
        builder.Use((context, rest) => leaks.Planted is { } leak && leak.App == app && leak.Concerns(context.Request) ? SpoilAsync(leak, context, rest) : rest(context));
        next(builder);
    };

    private async Task SpoilAsync(Leak leak, HttpContext context, RequestDelegate rest)
    {
        var (real, kept) = (context.Response.Body, new MemoryStream());
        context.Response.Body = kept;
        await leak.PrepareAsync(context, leaks);
        await rest(context);
        context.Response.Body = real;
        var body = await leak.SpoilAsync(context, kept.ToArray(), leaks);
        context.Response.ContentLength = body.Length;
        await real.WriteAsync(body, context.RequestAborted);
    }
}
