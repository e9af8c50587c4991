using Market.Hosting;

using Microsoft.Extensions.Options;

namespace Market.Identity.Pages;

/// <summary>What a browser may do with a page of this service: nothing from elsewhere, no script but our own file, not in a frame, not from the cache.</summary>
internal static class PageHeaders
{
    public static ValueTask<object?> SetAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        Set(invocation.HttpContext);
        return next(invocation);
    }

    public static void Set(HttpContext context)
    {
        var origin = context.RequestServices.GetRequiredService<IOptions<MarketOptions>>().Value.PublicUrl;
        var headers = context.Response.Headers;
        // Chromium checks the redirects after a form post against form-action too: they end at the public origin.
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
            + $"form-action 'self' {origin}; frame-ancestors 'none'; base-uri 'none'";
        // Exactly what antiforgery would set, which otherwise warns that it had to.
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        // The portal's script would otherwise draw this page into its own.
        context.Response.OnStarting(() =>
        {
            headers.Remove("blazor-enhanced-nav");
            return Task.CompletedTask;
        });
    }
}
