using Microsoft.AspNetCore.Http.HttpResults;

namespace Market.Solutions.Features;

/// <summary>Sends a file that a person uploaded: to be saved, never to be shown or run in our origin, never kept by a cache.</summary>
internal static class Attachment
{
    public static FileStreamHttpResult Send(HttpResponse response, Stream content, string name, string contentType)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.CacheControl = "private, no-store";
        return TypedResults.Stream(content, contentType, name);
    }
}
