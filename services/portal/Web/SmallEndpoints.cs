using Market.Hosting.Access;
using Market.Portal.Clients;
using Market.Portal.Words;

namespace Market.Portal.Web;

/// <summary>The few addresses of the portal that are no page.</summary>
internal static class SmallEndpoints
{
    /// <summary>The language buttons; changes nothing but a cookie, so it needs no antiforgery token.</summary>
    public static void MapLanguageSwitch(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/taal", async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync();
            Languages.Remember(context, form["taal"].ToString());
            return Results.LocalRedirect(LocalPath(form["terug"].ToString()));
        }).DisableAntiforgery().Allow(AccessDecision.Anyone);

    /// <summary>The clock that decides deadlines, for pages that stay open: milliseconds since 1970; null when it cannot be read.</summary>
    public static void MapClock(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/klok", async (MarketClock clock, HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.Json(new { now = (await clock.NowAsync())?.ToUnixTimeMilliseconds() });
        }).Allow(AccessDecision.Anyone);

    /// <summary>Documents of challenges, passed through with the name and protections that the service gave.</summary>
    public static void MapDownloads(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/documenten/{challengeId:guid}/{documentId:guid}", (Guid challengeId, Guid documentId, ChallengesClient challenges, HttpContext context) =>
            PassOnAsync(context, cancel => challenges.DownloadAsync(challengeId, documentId, cancel))).Allow(AccessDecision.Anyone);

    /// <summary>Streams a service's file to the reader; anything but success becomes an error page.</summary>
    internal static async Task PassOnAsync(HttpContext context, Func<CancellationToken, Task<HttpResponseMessage>> download)
    {
        using var answer = await download(context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        if (!answer.IsSuccessStatusCode)
            return;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString() ?? "application/octet-stream";
        context.Response.ContentLength = answer.Content.Headers.ContentLength;
        context.Response.Headers.ContentDisposition = answer.Content.Headers.ContentDisposition?.ToString() ?? "attachment";
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    /// <summary>A path of our own site; anything else becomes the home page.</summary>
    internal static string LocalPath(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\') && !path.Any(char.IsControl) ? path : "/";
}
