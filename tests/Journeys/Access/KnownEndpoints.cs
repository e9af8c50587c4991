using Market.Contracts;
using Market.Hosting.Access;
using Market.Local;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.Access;

/// <param name="Name">Methods and route: <c>GET /api/challenges/{idOrSlug}</c>.</param>
/// <param name="Door">The access decision as the file writes it: <c>anyone</c>, <c>signed-in</c>, <c>internal</c>, <c>framework</c> (the web framework's own), or roles in order.</param>
/// <param name="InOpenApi">Whether an OpenAPI document shows it.</param>
internal sealed record KnownEndpoint(string App, string Name, string Door, bool InOpenApi);

/// <summary>What the running market really answers to, as each app's routing knows it.</summary>
internal static partial class KnownEndpoints
{
    private static readonly string[] Hosted = [Apps.Challenges, Apps.Solutions, Apps.Identity, Apps.Notifications, Apps.Portal, Apps.Gateway];
    private static readonly string[] WithApi = [Apps.Challenges, Apps.Solutions, Apps.Identity, Apps.Notifications];

    public static IReadOnlyList<KnownEndpoint> Of(LocalMarket market) =>
        [.. Hosted.SelectMany(app => market.Services(app).GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => Of(app, endpoint))).Distinct()];

    private static KnownEndpoint Of(string app, RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        var described = WithApi.Contains(app) && endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()?.ExcludeFromDescription != true;
        var method = methods.Count == 0 ? "ANY" : string.Join('|', methods.Order(StringComparer.Ordinal));
        return new KnownEndpoint(app, $"{method} {Route(endpoint)}", DoorOf(endpoint), described && Route(endpoint).StartsWith("/api/", StringComparison.Ordinal));
    }

    /// <summary>As OpenAPI writes it: without the constraints of its parameters.</summary>
    private static string Route(RouteEndpoint endpoint)
    {
        var raw = endpoint.RoutePattern.RawText ?? "";
        return Constraint().Replace(raw.StartsWith('/') ? raw : "/" + raw, "}");
    }

    private static string DoorOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<AccessDecision>() switch
    {
        null => DoorOfPage(endpoint),
        { } decision => (decision.Kind == "roles" ? Roles(decision.Roles) : decision.Kind) + (decision.SecondFactor ? Matrix.WithSecondFactor : ""),
    };

    /// <summary>Pages say it by an attribute.</summary>
    private static string DoorOfPage(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return "anyone";
        var said = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
        return said.Count == 0 ? "framework" : said.Select(data => data.Roles).OfType<string>().SingleOrDefault() is { } roles ? Roles(roles.Split(',')) : "signed-in";
    }

    private static string Roles(IEnumerable<string> roles) => string.Join(", ", roles.Order(StringComparer.Ordinal));

    [System.Text.RegularExpressions.GeneratedRegex(@"(?<=\{\w+):[^}]+\}")]
    private static partial System.Text.RegularExpressions.Regex Constraint();
}
