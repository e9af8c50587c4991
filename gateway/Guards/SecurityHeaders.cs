using Market.Hosting;

using Microsoft.Extensions.Options;

namespace Market.Gateway.Guards;

/// <summary>The headers that every answer leaves with. A policy that a service set itself (a sandbox around a download) stays.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<MarketOptions> options)
{
    private static readonly string[] AssetEndings = [".css", ".js", ".mjs", ".map", ".woff2", ".svg", ".png", ".jpg", ".webp", ".ico", ".webmanifest"];
    private readonly string _policy = Policy(options.Value);
    private readonly bool _secure = options.Value.PublicUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Add(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.TryAdd("Content-Security-Policy", _policy);
        headers.XContentTypeOptions = "nosniff";
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
        if (_secure)
            headers.StrictTransportSecurity = "max-age=31536000";
        headers.Remove("Server");
        headers.Remove("X-Powered-By");
        if (context.User.Identity?.IsAuthenticated == true && !IsAsset(context.Request.Path))
            headers.CacheControl = "no-store";
    }

    private static bool IsAsset(PathString path) =>
        !path.StartsWithSegments("/api") && AssetEndings.Any(ending => path.Value!.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Signing out is a form post that ends at the issuer, and browsers hold the whole way against form-action.</summary>
    private static string Policy(MarketOptions market)
    {
        var issuer = market.UsesEmbeddedIssuer ? "" : $" {new Uri(market.Issuer).GetLeftPart(UriPartial.Authority)}";
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + $"manifest-src 'self'; form-action 'self'{issuer}; base-uri 'none'; frame-ancestors 'none'";
    }
}
