using Market.Hosting.Access;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Market.Hosting.AuditLog.Writing;

/// <summary>
/// For a service with sealed objects: whoever has signed in and is refused one (403), or is told that it does not exist (404),
/// leaves a leaf before the answer goes out. An object that is hidden and one that never was leave the same.
/// </summary>
internal sealed class DeniedAttempts(RequestDelegate next, AuditWriter writer)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Asked now: when an error page writes the answer, the endpoint is gone.
        if (context.GetEndpoint() is { } endpoint && ObjectOf(context.Request.RouteValues) is { } target)
            context.Response.OnStarting(() => NoteAsync(context, endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "", target));
        return next(context);
    }

    private async Task NoteAsync(HttpContext context, string what, Guid target)
    {
        if (context.Response.StatusCode is not (StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound))
            return;
        if (Caller.From(context.User) is { IsSignedIn: true } caller)
            await writer.WriteAsync(new Act(what, caller.PersonId, target), Act.Denied);
    }

    private static Guid? ObjectOf(RouteValueDictionary values)
    {
        foreach (var value in values.Values)
        {
            if (Guid.TryParse(value?.ToString(), out var id))
                return id;
        }

        return null;
    }
}
