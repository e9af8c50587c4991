using Market.Gateway.Pages;

using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Market.Gateway.Guards;

/// <summary>Refuses what no service should have to think about: odd methods and bodies that are too large.</summary>
internal sealed class RequestGuard(RequestDelegate next)
{
    private const long Body = 1024 * 1024;

    /// <summary>A file of 25 MB and the form around it.</summary>
    private const long Upload = 26 * 1024 * 1024;

    /// <summary>A file of up to this size is read and thrown away before it is refused.</summary>
    private const long Drained = 256 * 1024 * 1024;

    private const string Allowed = "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE";
    private static readonly HashSet<string> Methods = [.. Allowed.Split(", ")];

    public static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.Limits.MaxRequestBodySize = Body;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.MaxRequestLineSize = 8 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
    }

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!Methods.Contains(request.Method) || (HttpMethods.IsOptions(request.Method) && !IsUploads(request.Path)))
            return AnswerMethod(context);
        var limit = IsUpload(request) ? Upload : Body;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limit;
        return request.ContentLength > limit ? RefuseAsync(context, limit == Upload) : next(context);
    }

    /// <summary>A form with a file, or a piece of a file (tus).</summary>
    private static bool IsUpload(HttpRequest request) => request.ContentType is { } type
        && (type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) || type.StartsWith("application/offset+octet-stream", StringComparison.OrdinalIgnoreCase));

    /// <summary>Where the service itself says by OPTIONS what of the upload protocol it speaks.</summary>
    private static bool IsUploads(PathString path) => path.StartsWithSegments("/api/solutions") && path.Value!.EndsWith("/uploads", StringComparison.Ordinal);

    /// <summary>Browsers do not read an answer that comes before they have sent everything: they would show a broken connection instead of our words.</summary>
    private static async Task RefuseAsync(HttpContext context, bool upload)
    {
        if (upload && context.Request.ContentLength <= Drained && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Drained;
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }

        await GatewayPage.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, "request.too-large");
    }

    /// <summary>OPTIONS says what there is and gives other origins nothing; the rest is not allowed.</summary>
    private static Task AnswerMethod(HttpContext context)
    {
        context.Response.Headers.Allow = Allowed;
        context.Response.StatusCode = HttpMethods.IsOptions(context.Request.Method) ? StatusCodes.Status204NoContent : StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }
}
