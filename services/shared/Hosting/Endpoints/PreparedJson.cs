using System.Reflection;
using System.Text.Json;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Market.Hosting.Endpoints;

/// <summary>A large answer that many ask for, written down once.</summary>
public sealed class PreparedJson<T>(T value) : IResult, IEndpointMetadataProvider
{
    private const string ContentType = "application/json; charset=utf-8";
    private readonly byte[] _utf8 = JsonSerializer.SerializeToUtf8Bytes(value, MarketJson.Options);

    /// <summary>In UTF-8.</summary>
    public int Bytes => _utf8.Length;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        (httpContext.Response.ContentType, httpContext.Response.ContentLength) = (ContentType, _utf8.Length);
        await httpContext.Response.BodyWriter.WriteAsync(_utf8, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}
