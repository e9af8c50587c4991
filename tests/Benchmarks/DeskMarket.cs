using System.Globalization;

using Market.Contracts;
using Market.Local;
using Market.Solutions.Storage;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Benchmarks;

/// <param name="Service">Where the solutions service itself listens, behind the gateway.</param>
/// <param name="Jurors">Token of each.</param>
internal sealed record DeskPlaces(Uri Service, Guid Scoring, Guid Locked, IReadOnlyList<string> Jurors);

/// <summary>A process with the whole market and two juries at work (see <see cref="DeskWorld"/>), that tells where everything is.</summary>
internal static class DeskMarket
{
    public const string PlacesPath = "/places";

    /// <param name="ports">Where it tells, and of the market.</param>
    /// <param name="postgres">As in <see cref="LocalOptions"/>; empty for SQLite.</param>
    public static async Task RunAsync(string[] ports, string postgres)
    {
        var options = new LocalOptions(int.Parse(ports[1], CultureInfo.InvariantCulture), MarketProcess.NewFolder(), Postgres: postgres.Length == 0 ? null : postgres);
        await using var market = await LocalMarket.StartAsync(options);
        var (scoring, locked) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await FillAsync(market, new DeskWorld(scoring, locked: false));
        await FillAsync(market, new DeskWorld(locked, locked: true));
        await market.SettleAsync();
        var places = new DeskPlaces(ServiceOf(market), scoring, locked, [.. Enumerable.Range(0, DeskWorld.Jurors).Select(number => IssuedTokens.For(options, DeskWorld.Juror(number)))]);
        await BareEndpoint.RunAsync(ports[0], app => app.MapGet(PlacesPath, () => places));
    }

    private static async Task FillAsync(LocalMarket market, DeskWorld world)
    {
        using var scope = market.Services(Apps.Solutions).CreateScope();
        await world.FillAsync(scope.ServiceProvider.GetRequiredService<SolutionsDb>());
    }

    private static Uri ServiceOf(LocalMarket market) => new(market.Services(Apps.Solutions).GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
}
