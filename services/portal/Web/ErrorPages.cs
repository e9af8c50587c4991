using Market.Portal.Components;

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Market.Portal.Web;

/// <summary>An answer without a body becomes a page in the reader's language.</summary>
internal static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Response is { HasStarted: false, StatusCode: >= 400 and < 600 })
            await WriteAsync(context, IsFormThatIsGone(context) ? StatusCodes.Status409Conflict : context.Response.StatusCode);
    });

    /// <summary>A page that changed since it was shown has no form of that name any more: Blazor's endpoint then answers 400 without a word.</summary>
    private static bool IsFormThatIsGone(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status400BadRequest
        && HttpMethods.IsPost(context.Request.Method)
        && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
        && context.Features.Get<IFormFeature>()?.Form?.ContainsKey("_handler") == true;

    /// <param name="roles">Who may, when the reader's role does not fit.</param>
    public static async Task WriteAsync(HttpContext context, int status, IReadOnlyList<string>? roles = null)
    {
        // A page may have used this request's services already, and Blazor's can be initialised only once.
        var services = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        context.Response.Headers.Remove("blazor-enhanced-nav");
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        try
        {
            await new RazorComponentResult<ErrorDocument>(new { Status = status, Roles = roles ?? [] }) { StatusCode = status }.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = services;
        }
    }
}

/// <summary>What no page foresaw: logged, and shown without inner details.</summary>
internal sealed class UnexpectedErrorPage(ILogger<UnexpectedErrorPage> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancel)
    {
        var status = exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        if (status == StatusCodes.Status500InternalServerError)
            log.LogError(exception, "Unexpected error at {Method} {Path}", context.Request.Method, context.Request.Path);
        await ErrorPages.WriteAsync(context, status);
        return true;
    }
}
