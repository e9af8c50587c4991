using Market.Gateway.Pages;

namespace Market.Gateway.Guards;

/// <summary>
/// A change by API in the name of a session needs the header <c>X-Market: 1</c>, which another site's page cannot send. Callers
/// with a token of their own are not concerned: nothing is sent for them by itself.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (safe || !request.Path.StartsWithSegments("/api") || request.Headers.ContainsKey("Authorization") || context.User.Identity?.IsAuthenticated != true || request.Headers["X-Market"] == "1")
            return next(context);
        return GatewayPage.WriteAsync(context, StatusCodes.Status403Forbidden, "request.cross-site");
    }

    /// <summary>Whether a form was sent from a page of our own, as the browser tells.</summary>
    public static bool IsOurOwn(HttpRequest request)
    {
        if (request.Headers["X-Market"] == "1")
            return true;
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site == "same-origin";
        var from = request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : request.Headers.Referer.ToString();
        return Uri.TryCreate(from, UriKind.Absolute, out var address) && address.Scheme == request.Scheme
            && string.Equals(address.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
