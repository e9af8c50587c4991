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
        else if (context.Features.Get<IForwarderErrorFeature>() is not null)
            await GatewayPage.UnavailableAsync(context);
        else if (IsEmpty(context.Response))
            await FillAsync(context);
    }

    /// <summary>A refusal without a word gets ours; a body of the service stays.</summary>
    private static Task FillAsync(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status403Forbidden => GatewayPage.WriteAsync(context, StatusCodes.Status403Forbidden, "forbidden"),
        StatusCodes.Status404NotFound => GatewayPage.NotFound(context),
        StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout => GatewayPage.UnavailableAsync(context),
        StatusCodes.Status507InsufficientStorage => GatewayPage.FullAsync(context),
        _ => Task.CompletedTask,
    };

    /// <summary>That the request's own body was at fault (too large, broken off), however deep the forwarder wrapped it.</summary>
    private static BadHttpRequestException? CallersFault(Exception? error) => error switch
    {
        null => null,
        BadHttpRequestException bad => bad,
        AggregateException several => several.InnerExceptions.Select(CallersFault).FirstOrDefault(found => found is not null),
        _ => CallersFault(error.InnerException),
    };

    private static bool IsEmpty(HttpResponse response) => response.ContentLength is null or 0 && string.IsNullOrEmpty(response.ContentType);
}
