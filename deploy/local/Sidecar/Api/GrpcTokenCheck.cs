using Grpc.Core;
using Grpc.Core.Interceptors;
using Market.Local.Sidecar.Apps;

namespace Market.Local.Sidecar.Api;

/// <summary>Turns away gRPC callers without the API token.</summary>
internal sealed class GrpcTokenCheck(SidecarOptions options) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var given = context.RequestHeaders.GetValue(Headers.ApiToken);
        if (options.DaprApiToken is not null && given is null)
        {
            throw new RpcException(new Status(StatusCode.Unauthenticated, "missing api token in request metadata"));
        }

        return ApiToken.IsWanted(options.DaprApiToken, given ?? "")
            ? continuation(request, context)
            : throw new RpcException(new Status(StatusCode.Unauthenticated, "authentication error: api token mismatch"));
    }
}
