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
        var (status, error) = exception switch
        {
            DbUpdateConcurrencyException => (409, Error.Conflict("changed-meanwhile")),
            BadHttpRequestException bad => (bad.StatusCode, Error.Invalid(bad.StatusCode == 413 ? "request.too-large" : "request.malformed")),
            OperationCanceledException when context.RequestAborted.IsCancellationRequested => (499, Error.Invalid("request.aborted")),
            _ => (500, new Error(ErrorKind.Conflict, "unexpected")),
        };
        if (status == 500)
            log.LogError(exception, "Unexpected error at {Method} {Route}", context.Request.Method, context.GetEndpoint()?.DisplayName);
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(Problems.Details(status, [error]), MarketJson.Options, "application/problem+json", cancel);
        return true;
    }
}
