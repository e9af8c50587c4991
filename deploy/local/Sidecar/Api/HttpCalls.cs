using Market.Local.Sidecar.Apps;
using Market.Local.Sidecar.Publishing;
using Microsoft.AspNetCore.Http.Features;

namespace Market.Local.Sidecar.Api;

/// <summary>What the HTTP endpoints share: reading a call and answering a refusal as daprd does.</summary>
internal static class HttpCalls
{
    private const string MetadataPrefix = "metadata.";

    /// <summary>Runs an endpoint and answers its refusal as <c>{"errorCode","message"}</c>.</summary>
    public static RequestDelegate Answering(RequestDelegate endpoint) => async context =>
    {
        try
        {
            await endpoint(context);
        }
        catch (SidecarError error) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, error);
        }
    };

    public static Task WriteAsync(HttpContext context, SidecarError error)
    {
        context.Response.StatusCode = error.HttpStatus;
        return context.Response.WriteAsJsonAsync(new { errorCode = error.Code, message = error.Message });
    }

    public static PublishRequest Publishing(HttpContext context, string appId, ReadOnlyMemory<byte> data) => new(
        appId,
        RouteText(context, "pubsub"),
        RouteText(context, "topic"),
        data,
        context.Request.ContentType ?? "",
        Metadata(context.Request.Query),
        context.Request.Headers[Headers.TraceParent].ToString(),
        context.Request.Headers[Headers.TraceState].ToString());

    public static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    /// <summary>Path and query as they were sent, still encoded.</summary>
    public static string RawTarget(HttpContext context) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    private static string RouteText(HttpContext context, string name) => context.GetRouteValue(name) as string ?? "";

    private static Dictionary<string, string> Metadata(IQueryCollection query)
    {
        var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, values) in query)
        {
            if (key.StartsWith(MetadataPrefix, StringComparison.Ordinal))
            {
                metadata[key[MetadataPrefix.Length..]] = values.FirstOrDefault() ?? "";
            }
        }

        return metadata;
    }
}
