using System.Globalization;

using Market.Local;

namespace Market.Benchmarks;

/// <summary>
/// What our gateway costs beyond a bare YARP before the same bare endpoint: for a visitor, for a caller with a token, and for a session. Rounds take turns, so
/// that a busy machine slows both.
/// </summary>
internal static class GatewayScenario
{
    private const int Rounds = 9;
    private const int Callers = 16;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1.5);

    public static async Task RunAsync()
    {
        var ports = LocalPorts.Free(3);
        await using var process = await MarketProcess.StartProxiesAsync(ports);
        using var http = new HttpClient();
        var cookie = await http.GetStringAsync($"http://127.0.0.1:{ports[0]}{Proxies.CookiePath}");
        Console.WriteLine($"gateway, {Callers} callers, medians of {Rounds} rounds of {Round.TotalSeconds} s");
        Console.WriteLine($"{"",-12} {"YARP req/s",12} {"gateway req/s",14} {"more time",10} {"YARP cpu us",12} {"gateway cpu us",15}");
        foreach (var (name, header, value) in new[] { ("visitor", "Accept", "*/*"), ("token", "Authorization", $"Bearer {new string('t', 900)}"), ("session", "Cookie", cookie) })
            await CompareAsync(process, http, ports, name, header, value);
    }

    private static async Task CompareAsync(MarketProcess process, HttpClient http, IReadOnlyList<int> ports, string name, string header, string value)
    {
        var (yarp, gateway) = (new List<(double PerSecond, double Cpu)>(), new List<(double PerSecond, double Cpu)>());
        for (var round = 0; round < Rounds; round++)
        {
            yarp.Add(await RoundAsync(process, http, ports[1], header, value));
            gateway.Add(await RoundAsync(process, http, ports[2], header, value));
        }

        var (bare, ours) = (Median(yarp, each => each.PerSecond), Median(gateway, each => each.PerSecond));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-12} {bare,12:0} {ours,14:0} {bare / ours - 1,10:P1} {Median(yarp, each => each.Cpu),12:0} {Median(gateway, each => each.Cpu),15:0}"));
    }

    /// <summary>Requests a second, and microseconds of processor that the process of both proxies and the endpoint used for each.</summary>
    private static async Task<(double PerSecond, double Cpu)> RoundAsync(MarketProcess process, HttpClient http, int port, string header, string value)
    {
        var before = process.Processor;
        var measured = await Load.RepeatAsync("round", Callers, Round, async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}{Proxies.Path}");
            request.Headers.TryAddWithoutValidation(header, value);
            using var answer = await http.SendAsync(request);
            return await answer.Content.ReadAsStringAsync() == "bare";
        });
        if (measured.Failed > 0)
            throw new InvalidOperationException($"{measured.Failed} answers did not come from the endpoint");
        return (measured.PerSecond, (process.Processor - before).TotalMicroseconds / (measured.PerSecond * (Round.TotalSeconds + Load.WarmUp.TotalSeconds)));
    }

    private static double Median(List<(double PerSecond, double Cpu)> rounds, Func<(double PerSecond, double Cpu), double> part) => rounds.Select(part).Order().ElementAt(rounds.Count / 2);
}
