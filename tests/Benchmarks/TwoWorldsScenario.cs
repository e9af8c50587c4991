using System.Globalization;

using Market.Journeys.Access.Asking;
using Market.Journeys.TwoWorlds;
using Market.Journeys.TwoWorlds.Secrets;

namespace Market.Benchmarks;

/// <summary>
/// The crawl of the two-worlds test: every address that those who may not know a secret find, asked through the gateway in sessions of their own, with
/// the SQL counted and everything rolled back; first all of it for one secret, then a world made otherwise and put back. The baseline is as many
/// requests to the gateway's health.
/// </summary>
internal static class TwoWorldsScenario
{
    private const int Callers = 4;
    private const string Told = "who leads a bid";

    public static async Task RunAsync()
    {
        await using var market = new TwoWorldsMarket();
        await market.InitializeAsync();
        var asked = await AddressesAsync(market, AllSecrets.All[Told]);
        var health = await Load.OnceEachAsync("health", Callers, asked.Count, _ => AskAsync(market, "visitor", "/health/live"));
        var inA = await CrawlAsync(market, asked, "crawl, world A");
        using (var other = market.Other())
        {
            await AllSecrets.All[Told].Change(other);
            var inB = await CrawlAsync(market, asked, "crawl, world B");
            Table.Print($"two worlds, {asked.Count} addresses of {asked.Select(each => each.Persona).Distinct().Count()} personas, {Callers} callers", health, [inA, inB]);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"crawl / health, requests a second: {inA.PerSecond / health.PerSecond:0.000}"));
    }

    private static async Task<List<(string Persona, string Address)>> AddressesAsync(TwoWorldsMarket market, Secret secret)
    {
        var asked = new List<(string, string)>();
        foreach (var persona in AllSecrets.Curious.Where(persona => !secret.Knowing.Contains(persona)))
            asked.AddRange((await market.Crawl.FindAsync(persona, secret, AllSecrets.AtPages.Contains(persona))).Select(address => (persona, address)));
        return asked;
    }

    private static Task<Measured> CrawlAsync(TwoWorldsMarket market, List<(string Persona, string Address)> asked, string name) =>
        Load.OnceEachAsync(name, Callers, asked.Count, number => AskAsync(market, asked[number].Persona, asked[number].Address));

    /// <summary>Any decision will do; a fault will not.</summary>
    private static async Task<bool> AskAsync(TwoWorldsMarket market, string persona, string address) =>
        (await market.Crawl.AskAsync(persona, new Ask(HttpMethod.Get, address))).Status < 500;
}
