using System.Net.Http.Headers;

using Market.Gateway.Pages;
using Market.Gateway.Session;

using Microsoft.Net.Http.Headers;

using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Market.Gateway.Routes;

/// <summary>What leaves for a service: its own cookies only, the caller's token, and nothing that only insiders may say.</summary>
internal static class OutgoingRequest
{
    private static readonly string[] InsidersOnly = ["dapr-", "X-Forwarded-", "X-Original-", "X-HTTP-Method", "X-Real-IP", "Forwarded"];

    /// <summary>YARP has replaced these by what the gateway itself saw.</summary>
    private static readonly HashSet<string> SetHere = new(StringComparer.OrdinalIgnoreCase) { "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix" };

    public static void Shape(TransformBuilderContext builder)
    {
        var kind = builder.Route.Metadata![RouteKind.Key];
        // The issuer builds its addresses from the host it is called by.
        builder.AddOriginalHost(kind == RouteKind.Issuer);
        builder.AddXForwarded(ForwardedTransformActions.Set);
        builder.AddRequestTransform(context =>
        {
            RemoveInsiderHeaders(context);
            FilterCookies(context, kind);
            Authorize(context, kind);
            // Endpoints answer GET; the server leaves the body out of the answer to HEAD.
            if (context.ProxyRequest.Method == HttpMethod.Head)
                context.ProxyRequest.Method = HttpMethod.Get;
            return ValueTask.CompletedTask;
        });
        if (kind == RouteKind.Issuer)
            builder.AddRequestTransform(PutHintAsync);
        builder.AddResponseTransform(context =>
        {
            FilterSetCookies(context.HttpContext.Response.Headers, kind);
            LeaveToOwnPage(context);
            return ValueTask.CompletedTask;
        });
    }

    private static void RemoveInsiderHeaders(RequestTransformContext context)
    {
        foreach (var (name, _) in context.HttpContext.Request.Headers)
        {
            if (IsInsiders(name) && !SetHere.Contains(name))
                context.ProxyRequest.Headers.Remove(name);
        }
    }

    private static bool IsInsiders(string name) => Array.Exists(InsidersOnly, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static void FilterCookies(RequestTransformContext context, string kind)
    {
        context.ProxyRequest.Headers.Remove(HeaderNames.Cookie);
        if (CookieFilter.Keep(context.HttpContext.Request.Headers.Cookie, kind) is { Length: > 0 } kept)
            context.ProxyRequest.Headers.TryAddWithoutValidation(HeaderNames.Cookie, kept);
    }

    private static void Authorize(RequestTransformContext context, string kind)
    {
        var own = kind != RouteKind.Portal && context.HttpContext.Request.Headers.ContainsKey(HeaderNames.Authorization);
        if (own)
            return;
        context.ProxyRequest.Headers.Authorization = kind != RouteKind.Issuer && SessionTokens.Of(context.HttpContext)?.AccessToken is { } token
            ? new AuthenticationHeaderValue("Bearer", token)
            : null;
    }

    private static async ValueTask PutHintAsync(RequestTransformContext context)
    {
        var given = context.HttpContext.Request.Query[LogoutHints.Parameter].ToString();
        if (given.Length > 0 && await context.HttpContext.RequestServices.GetRequiredService<LogoutHints>().TakeAsync(given) is { } token)
            context.Query.Collection[LogoutHints.Parameter] = token;
    }

    /// <summary>A person who is told in the language of programs that a service is away, or has no room, gets a page of the gateway instead.</summary>
    private static void LeaveToOwnPage(ResponseTransformContext context)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode is not (StatusCodes.Status503ServiceUnavailable or StatusCodes.Status507InsufficientStorage)
            || response.ContentType?.StartsWith("application/problem+json", StringComparison.Ordinal) != true || !GatewayPage.IsForPerson(context.HttpContext.Request))
            return;
        context.SuppressResponseBody = true;
        (response.ContentType, response.ContentLength) = (null, null);
    }

    private static void FilterSetCookies(IHeaderDictionary headers, string kind)
    {
        var all = headers.SetCookie;
        if (all.Count == 0)
            return;
        headers.SetCookie = all.Where(cookie => cookie is not null && CookieFilter.Allows(cookie.Split('=', 2)[0].Trim(), kind)).ToArray();
    }
}
