using System.Globalization;

using Market.Local;

namespace Market.Benchmarks;

/// <summary>
/// What our gateway costs beyond a bare YARP: before the market's own catalogue, which is what somebody waits for; and before an endpoint that does nothing,
/// where every microsecond shows, for a visitor, for a caller with a token, and for a session. Rounds take turns, so that a busy machine slows both.
/// </summary>
internal static class GatewayScenario
{
    private const int Rounds = 9;
    private const int Callers = 16;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1.5);

    public static async Task RunAsync()
    {
        var ports = LocalPorts.Free(5);
        await using var process = await MarketProcess.StartProxiesAsync(ports);
        using var http = new HttpClient();
        var cookie = await http.GetStringAsync($"http://127.0.0.1:{ports[0]}{Proxies.CookiePath}");
        Console.WriteLine($"gateway, {Callers} callers, medians of {Rounds} rounds of {Round.TotalSeconds} s");
        Console.WriteLine($"{"",-12} {"YARP req/s",12} {"gateway req/s",14} {"more time",10} {"YARP cpu us",12} {"gateway cpu us",15}");
        var bare = new Pair($"http://127.0.0.1:{ports[1]}{Proxies.Path}", $"http://127.0.0.1:{ports[2]}{Proxies.Path}");
        var catalogue = new Pair($"http://127.0.0.1:{ports[4]}{Proxies.CataloguePath}", $"http://127.0.0.1:{ports[3]}{Proxies.CataloguePath}");
        foreach (var (name, pair, header, value) in new[]
            { ("catalogue", catalogue, "Accept", "*/*"), ("visitor", bare, "Accept", "*/*"), ("token", bare, "Authorization", $"Bearer {new string('t', 900)}"), ("session", bare, "Cookie", cookie) })
            await CompareAsync(process, http, pair, name, header, value);
    }

    private static async Task CompareAsync(MarketProcess process, HttpClient http, Pair pair, string name, string header, string value)
    {
        var (yarp, gateway) = (new List<(double PerSecond, double Cpu)>(), new List<(double PerSecond, double Cpu)>());
        for (var round = 0; round < Rounds; round++)
        {
            yarp.Add(await RoundAsync(process, http, pair.Yarp, header, value));
            gateway.Add(await RoundAsync(process, http, pair.Gateway, header, value));
        }

        var (bare, ours) = (Median(yarp, each => each.PerSecond), Median(gateway, each => each.PerSecond));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-12} {bare,12:0} {ours,14:0} {bare / ours - 1,10:P1} {Median(yarp, each => each.Cpu),12:0} {Median(gateway, each => each.Cpu),15:0}"));
    }

    /// <summary>Requests a second, and microseconds of processor that the process of proxies, endpoint and market used for each.</summary>
    private static async Task<(double PerSecond, double Cpu)> RoundAsync(MarketProcess process, HttpClient http, string url, string header, string value)
    {
        var before = process.Processor;
        var measured = await Load.RepeatAsync("round", Callers, Round, async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.TryAddWithoutValidation(header, value);
            using var answer = await http.SendAsync(request);
            return answer.IsSuccessStatusCode && (await answer.Content.ReadAsByteArrayAsync()).Length > 0;
        });
        if (measured.Failed > 0)
            throw new InvalidOperationException($"{measured.Failed} requests to {url} were not answered");
        return (measured.PerSecond, (process.Processor - before).TotalMicroseconds / (measured.PerSecond * (Round.TotalSeconds + Load.WarmUp.TotalSeconds)));
    }

    private static double Median(List<(double PerSecond, double Cpu)> rounds, Func<(double PerSecond, double Cpu), double> part) => rounds.Select(part).Order().ElementAt(rounds.Count / 2);

    /// <summary>Where the same is answered through either.</summary>
    private sealed record Pair(string Yarp, string Gateway);
}
