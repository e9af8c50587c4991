using Grpc.AspNetCore.Server;
using Market.Local.Sidecar.Apps;

namespace Market.Local.Sidecar.Api;

/// <summary>Turns away HTTP callers without the API token; health probes need none, as in daprd.</summary>
internal static class HttpTokenCheck
{
    public static void UseApiToken(this IApplicationBuilder app, string? token) => app.Use(async (context, next) =>
    {
        // Calls to gRPC methods are checked where they can be answered with a gRPC status.
        var exempt = context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is not null
            || context.Request.Path.StartsWithSegments(HealthEndpoints.Path);
        if (exempt || ApiToken.IsWanted(token, context.Request.Headers[Headers.ApiToken].ToString()))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        await context.Response.WriteAsync("invalid api token");
    });
}
