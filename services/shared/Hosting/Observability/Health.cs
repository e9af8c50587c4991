using Market.Hosting.Access;
using Market.Hosting.Storage;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Hosting.Observability;

internal static class Health
{
    /// <summary><c>/health/live</c> touches nothing; <c>/health/ready</c> asks the database, when there is one.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).Allow(AccessDecision.Anyone).ExcludeFromDescription();
        routes.MapGet("/health/ready", ReadyAsync).Allow(AccessDecision.Anyone).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, CancellationToken cancel)
    {
        if (context.RequestServices.GetService<MarketDb>() is { } db && !await db.Database.CanConnectAsync(cancel))
            return Results.Text("database", statusCode: StatusCodes.Status503ServiceUnavailable);
        return Results.Text("ready");
    }
}
