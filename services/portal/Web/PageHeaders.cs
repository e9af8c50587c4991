using Market.Hosting;

using Microsoft.Extensions.Options;

namespace Market.Portal.Web;

internal static class PageHeaders
{
    /// <summary>Only our own files run or style a page; nothing of a page is kept by a shared cache, and nothing at all once somebody is signed in.</summary>
    public static void UsePageHeaders(this WebApplication app)
    {
        var market = app.Services.GetRequiredService<IOptions<MarketOptions>>().Value;
        var policy = Policy(new Uri(market.Issuer).GetLeftPart(UriPartial.Authority));
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Set(context, policy);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    /// <param name="issuer">A form that needs a sign-in first is redirected there, and browsers check form-action along redirects.</param>
    private static string Policy(string issuer) =>
        $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self' {issuer}; base-uri 'none'; frame-ancestors 'none'";

    private static void Set(HttpContext context, string policy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count > 0 ? headers.ContentSecurityPolicy : policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (headers.CacheControl.Count == 0 || context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
            headers.CacheControl = context.User.Identity?.IsAuthenticated == true ? "private, no-store" : "private, no-cache";
    }
}
