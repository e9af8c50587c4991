using Market.Contracts;
using Market.Gateway.Guards;
using Market.Gateway.Pages;
using Market.Gateway.Routes;
using Market.Gateway.Session;
using Market.Hosting;
using Market.Hosting.Access;

namespace Market.Gateway;

/// <summary>The one public origin: routes, sign-in session, limits and security headers. Tokens stay on this side of it.</summary>
public static class GatewayService
{
    /// <param name="configure">Adds settings or services before anything else is decided.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(GatewayService).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        configure?.Invoke(builder);
        builder.AddMarketDefaults();
        var market = builder.Configuration.GetMarketOptions();
        var gateway = builder.Configuration.GetSection(GatewayOptions.Section).Get<GatewayOptions>() ?? new GatewayOptions();
        builder.Services.Configure<GatewayOptions>(builder.Configuration.GetSection(GatewayOptions.Section));
        builder.AddSession(market, gateway);
        builder.Services.AddLimits(gateway, market);
        builder.Services.AddTrustedProxies(gateway);
        builder.WebHost.ConfigureKestrel(RequestGuard.Limit);
        builder.Services.AddReverseProxy()
            .LoadFromMemory(MarketRoutes.Routes(market), MarketRoutes.Clusters(market))
            .AddTransforms(OutgoingRequest.Shape);
        return Compose(builder.Build());
    }

    private static WebApplication Compose(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<PublicOrigin>();
        app.UseMiddleware<RequestGuard>();
        app.UseMiddleware<OwnLane>();
        app.UseRateLimiter();
        app.UseMarketDefaults(Apps.Gateway);
        app.UseMiddleware<CrossSiteGuard>();
        app.UseMiddleware<UpstreamErrors>();
        app.MapSession();
        app.MapBackchannelLogout();
        app.MapGet(GatewayPage.StylePath, GatewayPage.Style).Allow(AccessDecision.Anyone);
        app.MapReverseProxy().Allow(AccessDecision.Anyone);
        foreach (var hidden in MarketRoutes.Hidden)
            app.Map(hidden, GatewayPage.NotFound).Allow(AccessDecision.Anyone);
        app.RequireAccessDecisions();
        return app;
    }
}
