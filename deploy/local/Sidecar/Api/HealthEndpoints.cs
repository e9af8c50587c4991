using Market.Local.Sidecar.Apps;
using Market.Local.Sidecar.Delivery;

namespace Market.Local.Sidecar.Api;

/// <summary>
/// Health of the sidecar: outbound means that the API answers, which an app may wait for before it starts itself; the whole means
/// that the app has answered too.
/// </summary>
internal sealed class HealthEndpoints(AppDirectory apps, Broker broker)
{
    public const string Path = "/v1.0/healthz";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path + "/outbound", () => Results.NoContent());
        routes.MapGet(Path, HttpCalls.Answering(context =>
        {
            if (!broker.IsOpen(apps.Caller(context)))
            {
                throw new SidecarError("ERR_HEALTH_NOT_READY", 500, Grpc.Core.StatusCode.Internal, "dapr is not ready");
            }

            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }));
    }
}
