using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

using Market.Local;

namespace Market.Benchmarks;

/// <summary>
/// What jurors, a chair and the body do all day, at 1,000 submissions, 200 jurors and 3,000 reviews, with sign-in, rights and the audit log: requests for each second of
/// processor that the market uses. The rates of the leading peer are those it is said to serve on a machine like this one, whose two cores it had to itself.
/// </summary>
internal static class JuryDeskScenario
{
    /// <summary>As many of the 200 jurors at once as keep both cores busy: with half as many PostgreSQL served half as many a second at the same median.</summary>
    private const int Callers = 32;
    private const int Cores = 2;

    /// <summary>Before each measurement, until everything on the way of its requests is compiled for good.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    /// <summary>Of each request, of which the one in the middle is told.</summary>
    private const int Rounds = 3;

    public static Task RunAsync() => Engine.OnEachAsync(async engine =>
    {
        await engine.ClearAsync();
        var ports = LocalPorts.Free(2);
        await using var market = await MarketProcess.StartDeskAsync(ports, engine.Postgres ?? "");
        using var http = new HttpClient();
        var places = (await http.GetFromJsonAsync<DeskPlaces>($"http://127.0.0.1:{ports[0]}{DeskMarket.PlacesPath}"))!;
        var desk = new Desk(market, http, places);
        Console.WriteLine();
        Console.WriteLine($"jurydesk, {engine.Name}, {DeskWorld.Submissions} submissions, {DeskWorld.Jurors} jurors, {DeskWorld.Submissions * DeskWorld.Reviews} reviews, {Callers} callers");
        Console.WriteLine($"{"",-40} {"req/s",9} {"p50 ms",8} {"p99 ms",8} {"cpu us",8} {"per cpu-s",10} {"x peer",8}");
        foreach (var (where, address) in new[] { ("service", places.Service), ("gateway", new Uri($"http://127.0.0.1:{ports[1]}")) })
        {
            await desk.MeasureAsync($"bare endpoint, {where}", null, number => desk.GetAsync(new Uri(address, "/health/live"), null));
            await desk.MeasureAsync($"submission read, {where}", 559, number => desk.ViewAsync(address, number));
            await desk.MeasureAsync($"scores saved, {where}", 262, number => desk.SaveAsync(address, number));
            await desk.MeasureAsync($"a juror's list, {where}", null, number => desk.ListAsync(address, number));
            await desk.MeasureAsync($"ranking, {where}", 38, _ => desk.RankingAsync(address));
        }
    });

    private sealed class Desk(MarketProcess market, HttpClient http, DeskPlaces places)
    {
        /// <param name="peer">Requests a second of the peer on the whole machine; null where none is known.</param>
        public async Task MeasureAsync(string name, double? peer, Func<int, Task<bool>> request)
        {
            await Load.RepeatAsync(name, Callers, WarmUp, request);
            var rounds = new List<(Measured Seen, double Rate)>();
            while (rounds.Count < Rounds)
                rounds.Add(await RoundAsync(name, request));
            var (seen, rate) = rounds.OrderBy(round => round.Rate).ElementAt(Rounds / 2);
            var failed = rounds.Sum(round => round.Seen.Failed);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-40} {seen.PerSecond,9:0} {seen.P50,8:0.00} {seen.P99,8:0.00} {1e6 / rate,8:0} {rate,10:0} {(peer is { } known ? rate / (known / Cores) : double.NaN),8:0.0}{(failed > 0 ? $"  {failed} FAILED" : "")}"));
        }

        /// <returns>With the requests for each second of processor.</returns>
        private async Task<(Measured Seen, double Rate)> RoundAsync(string name, Func<int, Task<bool>> request)
        {
            var (before, watch) = (market.Processor, System.Diagnostics.Stopwatch.StartNew());
            var seen = await Load.RepeatAsync(name, Callers, Round, request);
            var cpu = (market.Processor - before).TotalSeconds * Round.TotalSeconds / watch.Elapsed.TotalSeconds;
            return (seen, seen.PerSecond * Round.TotalSeconds / cpu);
        }

        public Task<bool> ViewAsync(Uri address, int number)
        {
            var (submission, juror) = Review(number);
            return GetAsync(new Uri(address, $"/api/juries/{places.Scoring}/submissions/{DeskWorld.AliasOf(submission)}"), places.Jurors[juror]);
        }

        public async Task<bool> SaveAsync(Uri address, int number)
        {
            var (submission, juror) = Review(number);
            using var request = Request(HttpMethod.Put, new Uri(address, $"/api/juries/{places.Scoring}/submissions/{DeskWorld.AliasOf(submission)}/scores"), places.Jurors[juror]);
            request.Content = JsonContent.Create(new { scores = Enumerable.Range(0, 4).Select(at => new { criterionId = DeskWorld.CriterionId(at), value = number % 101 / 10m, remark = $"Remark {number}, said in some words." }) });
            using var answer = await http.SendAsync(request);
            return answer.IsSuccessStatusCode;
        }

        public Task<bool> ListAsync(Uri address, int number) => GetAsync(new Uri(address, $"/api/juries/{places.Scoring}/submissions"), places.Jurors[1 + (number % (DeskWorld.Jurors - 1))]);

        public Task<bool> RankingAsync(Uri address) => GetAsync(new Uri(address, $"/api/juries/{places.Locked}/ranking"), places.Jurors[0]);

        public async Task<bool> GetAsync(Uri url, string? token)
        {
            using var request = Request(HttpMethod.Get, url, token);
            using var answer = await http.SendAsync(request);
            return answer.IsSuccessStatusCode && (await answer.Content.ReadAsByteArrayAsync()).Length > 0;
        }

        private static (int Submission, int Juror) Review(int number)
        {
            var submission = number % DeskWorld.Submissions;
            return (submission, DeskWorld.JurorOf(submission, number / DeskWorld.Submissions % DeskWorld.Reviews));
        }

        private static HttpRequestMessage Request(HttpMethod method, Uri url, string? token)
        {
            var request = new HttpRequestMessage(method, url);
            if (token is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return request;
        }
    }
}
