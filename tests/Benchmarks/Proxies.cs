using System.Globalization;
using System.Security.Claims;

using Market.Contracts;
using Market.Gateway;
using Market.Gateway.Session;
using Market.Local;
using Market.Local.Demo;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

using Yarp.ReverseProxy.Configuration;

namespace Market.Benchmarks;

/// <summary>
/// A process with a bare endpoint, and before it a bare YARP and our gateway; and with the whole market and its demo world, and a bare YARP before its catalogue.
/// All have their own web server.
/// </summary>
internal static class Proxies
{
    /// <summary>Where the endpoint tells the cookie of a session of the gateway.</summary>
    public const string CookiePath = "/cookie";

    /// <summary>Answered by the endpoint behind both proxies.</summary>
    public const string Path = "/api/challenges/some-challenge";

    /// <summary>Answered by the market's catalogue.</summary>
    public const string CataloguePath = "/api/challenges";

    /// <param name="ports">Of the endpoint, YARP and the gateway before it, the market, and YARP before its catalogue.</param>
    public static async Task RunAsync(string[] ports)
    {
        await using var market = await LocalMarket.StartAsync(new LocalOptions(int.Parse(ports[3], CultureInfo.InvariantCulture), MarketProcess.NewFolder()));
        await DemoWorld.FillAsync(market, CancellationToken.None);
        await using var beside = CreateYarp(market.Services(Apps.Challenges).GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First(), ports[4]);
        await beside.StartAsync();
        var endpoint = $"http://127.0.0.1:{ports[0]}";
        await using var yarp = CreateYarp(endpoint, ports[1]);
        await yarp.StartAsync();
        await using var gateway = CreateGateway(endpoint, ports[2]);
        await gateway.StartAsync();
        var cookie = await SessionAsync(gateway);
        await BareEndpoint.RunAsync(ports[0], app => app.MapGet(CookiePath, () => cookie));
    }

    private static WebApplication CreateYarp(string endpoint, string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "endpoint", Match = new RouteMatch { Path = "/{**rest}" } }],
            [new ClusterConfig { ClusterId = "endpoint", Destinations = new Dictionary<string, DestinationConfig> { ["only"] = new() { Address = endpoint } } }]);
        var app = builder.Build();
        app.MapReverseProxy();
        return app;
    }

    /// <summary>With every guard in place, and limits that one caller does not reach.</summary>
    private static WebApplication CreateGateway(string endpoint, string port) => GatewayService.Create([], builder =>
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Market:PublicUrl"] = $"http://localhost:{port}",
            ["Market:DataFolder"] = MarketProcess.NewFolder(),
            ["Market:ClientSecret"] = "none",
            ["Market:Gateway:RequestsPerSecond"] = "10000000",
            [$"Market:Services:{Apps.Challenges}"] = endpoint,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
    });

    /// <summary>Signs somebody in as the issuer's answer does; gives what the browser sends from then on.</summary>
    private static async Task<string> SessionAsync(WebApplication gateway)
    {
        using var scope = gateway.Services.CreateScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var properties = new AuthenticationProperties();
        new SessionTokens(new string('t', 900), null, null, TimeProvider.System.GetUtcNow().AddHours(1)).PutIn(properties);
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", Guid.CreateVersion7().ToString()), new Claim("sid", "1")], "oidc"));
        await context.SignInAsync(SessionSetup.Cookie, person, properties);
        return SetCookieHeaderValue.ParseList([.. context.Response.Headers.SetCookie.OfType<string>()]).Aggregate("", (all, one) => string.Create(CultureInfo.InvariantCulture, $"{all}{one.Name}={one.Value}; ")).TrimEnd(' ', ';');
    }
}
