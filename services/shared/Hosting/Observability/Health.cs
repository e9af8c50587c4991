using System.Globalization;

using Market.Hosting.Access;
using Market.Hosting.Storage;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Hosting.Observability;

internal static class Health
{
    /// <summary>How far a process's clock may be from its database's before it is not ready: what it shows and does by its own clock would be wrong.</summary>
    private static readonly TimeSpan SkewAllowed = TimeSpan.FromSeconds(2);

    /// <summary><c>/health/live</c> touches nothing; <c>/health/ready</c> asks the database, when there is one, and compares the clocks.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).Allow(AccessDecision.Anyone).ExcludeFromDescription();
        routes.MapGet("/health/ready", ReadyAsync).Allow(AccessDecision.Anyone).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, TimeProvider time, CancellationToken cancel)
    {
        if (context.RequestServices.GetService<MarketDb>() is not { } db)
            return Results.Text("ready");
        if (await SkewAsync(db, time, cancel) is not { } skew)
            return Results.Text("database", statusCode: StatusCodes.Status503ServiceUnavailable);
        return skew.Duration() <= SkewAllowed
            ? Results.Text("ready")
            : Results.Text(string.Create(CultureInfo.InvariantCulture, $"clock: {skew.TotalSeconds:+0.0;-0.0} s from the database's"), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>How far this process's clock is ahead of the database's, as little as the time that asking took allows; null when the database does not answer.</summary>
    private static async Task<TimeSpan?> SkewAsync(MarketDb db, TimeProvider time, CancellationToken cancel)
    {
        try
        {
            var before = time.GetUtcNow();
            var database = await db.ClockAsync(cancel);
            var after = time.GetUtcNow();
            return database < before ? before - database : database > after ? after - database : TimeSpan.Zero;
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
