using Market.Kernel;

using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Market.Hosting.Endpoints;

/// <summary>What no handler foresaw becomes a problem without inner details: no stack, SQL or path leaves the service.</summary>
internal sealed class UnexpectedErrors(ILogger<UnexpectedErrors> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancel)
    {
        (int Status, IReadOnlyList<Error> Errors) answer = exception switch
        {
            DbUpdateConcurrencyException => (409, [Error.Conflict("changed-meanwhile")]),
            BadHttpRequestException bad => (bad.StatusCode, UnreadableRequest.Errors(bad)),
            OperationCanceledException when context.RequestAborted.IsCancellationRequested => (499, [Error.Invalid("request.aborted")]),
            _ when Outage.Of(exception) is { } outage => Announce(outage, context, exception),
            _ => (500, [new Error(ErrorKind.Conflict, "unexpected")]),
        };
        if (answer.Status == 500)
            log.LogError(exception, "Unexpected error at {Method} {Route}", context.Request.Method, context.GetEndpoint()?.DisplayName);
        context.Response.StatusCode = answer.Status;
        await context.Response.WriteAsJsonAsync(Problems.Details(answer.Status, answer.Errors), MarketJson.Options, "application/problem+json", cancel);
        return true;
    }

    private (int Status, IReadOnlyList<Error> Errors) Announce(Outage outage, HttpContext context, Exception exception)
    {
        log.LogWarning("{Method} {Route} is answered {Status}: {Reason}", context.Request.Method, context.GetEndpoint()?.DisplayName, outage.Status, exception.GetBaseException().Message);
        context.Response.Headers.RetryAfter = outage.RetryAfter.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (outage.Status, [outage.Error]);
    }
}
