using Market.Contracts;
using Market.Hosting;

using Yarp.ReverseProxy.Configuration;

namespace Market.Gateway.Routes;

/// <summary>What the market shows to the world, and which service answers it.</summary>
internal static class MarketRoutes
{
    private static readonly IReadOnlyDictionary<string, string[]> Apis = new Dictionary<string, string[]>
    {
        [Apps.Challenges] = ["challenges"],
        [Apps.Solutions] = ["solutions", "openings", "juries", "awards"],
        [Apps.Identity] = ["identity"],
        [Apps.Notifications] = ["notifications"],
    };

    /// <summary>Paths that must not fall through to the portal.</summary>
    public static readonly IReadOnlyList<string> Hidden =
        ["/api/{**rest}", "/bff/{**rest}", "/openapi/{**rest}", "/internal/{**rest}", "/dapr/{**rest}", "/health/{**rest}"];

    public static IReadOnlyList<RouteConfig> Routes(MarketOptions market)
    {
        var routes = new List<RouteConfig> { Route("portal", Apps.Portal, RouteKind.Portal, "/{**rest}") with { Order = 1000 } };
        foreach (var (app, names) in Apis)
        {
            routes.AddRange(names.Select(name => Route($"api-{name}", app, RouteKind.Api, $"/api/{name}/{{**rest}}")));
            routes.Add(Route($"openapi-{app}", app, RouteKind.Api, $"/openapi/{app}.json") with
            {
                Transforms = [new Dictionary<string, string> { ["PathSet"] = "/openapi/v1.json" }],
            });
        }

        if (market.UsesEmbeddedIssuer)
            routes.AddRange([Route("issuer", Apps.Identity, RouteKind.Issuer, "/realms/{**rest}"), Route("account", Apps.Identity, RouteKind.Issuer, "/account/{**rest}")]);
        return routes;
    }

    public static IReadOnlyList<ClusterConfig> Clusters(MarketOptions market) =>
        [.. Apis.Keys.Append(Apps.Portal).Select(app => new ClusterConfig { ClusterId = app, Destinations = Destinations(market, app) })];

    private static RouteConfig Route(string id, string app, string kind, string path) => new()
    {
        RouteId = id,
        ClusterId = app,
        Match = new RouteMatch { Path = path },
        Metadata = new Dictionary<string, string> { [RouteKind.Key] = kind },
    };

    /// <summary>None when no address is set: the route then answers that the service is not available.</summary>
    private static Dictionary<string, DestinationConfig> Destinations(MarketOptions market, string app) =>
        market.Services.TryGetValue(app, out var address) ? new() { [app] = new DestinationConfig { Address = address } } : [];
}

/// <summary>Who stands behind a route decides which cookies and credentials go through.</summary>
internal static class RouteKind
{
    public const string Key = "kind";
    public const string Api = "api";
    public const string Issuer = "issuer";
    public const string Portal = "portal";
}
