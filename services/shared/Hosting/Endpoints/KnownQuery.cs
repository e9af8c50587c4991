using Market.Kernel;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Market.Hosting.Endpoints;

/// <summary>
/// Refuses a query parameter that the endpoint does not read: a misspelt filter must not look as if it found everything, and
/// <c>?status=…</c> must not look as if it did something. Pages are left alone: links from elsewhere carry parameters of their own.
/// </summary>
internal sealed class KnownQuery(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Query.Count == 0 || !context.Request.Path.StartsWithSegments("/api") || context.GetEndpoint() is not { } endpoint)
            return next(context);
        var read = endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>().Where(IsPlain).Select(parameter => parameter.Name);
        var known = read.Where(name => !context.Request.RouteValues.ContainsKey(name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unknown = context.Request.Query.Keys.Where(key => !known.Contains(key)).Select(key => Error.Invalid("request.parameter-unknown", key)).ToList();
        return unknown.Count == 0 ? next(context) : Problems.Of(unknown).ExecuteAsync(context);
    }

    /// <summary>Whether it can come from a query: text, or something that is read from text. Services and bodies cannot.</summary>
    private static bool IsPlain(IParameterBindingMetadata parameter) =>
        parameter.HasTryParse || parameter.ParameterInfo.ParameterType == typeof(string) || Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType) is not null;
}
