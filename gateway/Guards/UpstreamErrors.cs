using Market.Gateway.Pages;

using Yarp.ReverseProxy.Forwarder;

namespace Market.Gateway.Guards;

/// <summary>A service that is down or too slow: the caller hears when to come back, and nothing about the inside.</summary>
internal sealed class UpstreamErrors(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
            return;
        if (CallersFault(context.Features.Get<IForwarderErrorFeature>()?.Exception) is { } bad)
            await GatewayPage.WriteAsync(context, bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "request.too-large" : "request.malformed");
        else if (context.Features.Get<IForwarderErrorFeature>() is not null || IsEmptyFailure(context.Response))
            await GatewayPage.UnavailableAsync(context);
    }

    /// <summary>That the request's own body was at fault (too large, broken off), however deep the forwarder wrapped it.</summary>
    private static BadHttpRequestException? CallersFault(Exception? error) => error switch
    {
        null => null,
        BadHttpRequestException bad => bad,
        AggregateException several => several.InnerExceptions.Select(CallersFault).FirstOrDefault(found => found is not null),
        _ => CallersFault(error.InnerException),
    };

    private static bool IsEmptyFailure(HttpResponse response) =>
        response.StatusCode is 502 or 503 or 504 && response.ContentLength is null && string.IsNullOrEmpty(response.ContentType);
}
