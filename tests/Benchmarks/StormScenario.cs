using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;

using Market.Kernel;

namespace Market.Benchmarks;

/// <summary>
/// Ten thousand prepared drafts submitted by many clients across a real deadline through the gateway on PostgreSQL, while somebody reads the catalogue; then
/// the books. Baselines in the same run: plain committed inserts of the same bytes, and an endpoint that does just that, without sign-in, log and gateway.
/// </summary>
internal static class StormScenario
{
    private const int Drafts = 10_000;
    private const int Warm = 2_000;
    private const int Callers = 64;

    /// <summary>Part of the drafts that should be in before the deadline.</summary>
    private const double InTime = 0.75;

    public static async Task RunAsync()
    {
        if (await Engine.PostgresAsync() is not { } engine)
            return;
        await using var market = await SubmittingMarket.StartAsync(engine, Warm + Drafts);
        await using var bare = await MarketProcess.StartBareAsync(engine.Postgres!);
        using var rows = PlainRows.In(market.Folder, engine.Postgres);
        var plain = await Load.OnceEachAsync("plain committed inserts and outbox row", Callers, Drafts, number => rows.KeepAsync(market.Drafts[number].Content));
        using var http = new HttpClient { BaseAddress = bare.Address };
        var endpoint = await Load.OnceEachAsync("the same behind a bare endpoint", Callers, Drafts, number => PostAsync(http, market.Drafts[number]));
        await Load.OnceEachAsync("warming up", Callers, Warm / 2, number => market.SubmitAsync(market.Drafts[number]));
        var warm = await Load.OnceEachAsync("warm", Callers, Warm / 2, number => market.SubmitAsync(market.Drafts[(Warm / 2) + number]));
        await Books.CloseAsync(market, engine);

        var storm = new Storm(market, market.Drafts.Skip(Warm).ToList());
        await storm.RunAsync(TimeSpan.FromSeconds(Drafts * InTime / warm.PerSecond));
        Table.Print($"storm, {engine.Name}, {Drafts} drafts of {market.MeanBytes:0} bytes, {Callers} callers, across a deadline", plain, endpoint, storm.Answered!, storm.Catalogue!);
        Console.WriteLine(FormattableString.Invariant($"share of the plain inserts {storm.Answered!.PerSecond / plain.PerSecond:P1}, of the bare endpoint {storm.Answered.PerSecond / endpoint.PerSecond:P1}"));
        storm.PrintBooks(await Books.CloseAsync(market, engine));
    }

    private static async Task<bool> PostAsync(HttpClient http, PreparedDraft draft)
    {
        using var answer = await http.PostAsync("/", new StringContent(draft.Content));
        return answer.IsSuccessStatusCode;
    }

    private sealed class Storm(SubmittingMarket market, IReadOnlyList<PreparedDraft> drafts)
    {
        private readonly ConcurrentBag<string> _receipts = [];
        private readonly ConcurrentDictionary<string, int> _others = new();
        private TimeSpan _processor;

        public Measured? Answered { get; private set; }

        public Measured? Catalogue { get; private set; }

        public async Task RunAsync(TimeSpan untilDeadline)
        {
            var challenges = drafts.Select(draft => draft.ChallengeId).Distinct().ToList();
            await Deadlines.SetAsync(market, challenges, untilDeadline);
            using var over = new CancellationTokenSource();
            var reading = ReadAsync(over.Token);
            var before = market.Process.Processor;
            Answered = await Load.OnceEachAsync("submitted through the gateway (or told: too late)", Callers, drafts.Count, SubmitAsync);
            _processor = market.Process.Processor - before;
            await over.CancelAsync();
            Catalogue = await reading;
        }

        public void PrintBooks(Books books)
        {
            var accepted = _receipts.Count;
            Console.WriteLine(FormattableString.Invariant($"{_processor.TotalMilliseconds / drafts.Count:0.00} ms of processor in the market's process for each; relay, sequencer and consumers were done {books.Drained.TotalSeconds:0.0} s later"));
            Console.WriteLine($"accepted {accepted}, receipt numbers {_receipts.Distinct().Count()}, other answers: {string.Join(", ", _others.Select(each => $"{each.Key} {each.Value}"))}");
            Console.WriteLine($"rows {books.Rows - Warm}, not before their deadline {books.Late}, leaves {books.Leaves - Warm}, events {books.Events - Warm}, applied by the consumer {books.Applied - Warm}");
            var balanced = accepted == _receipts.Distinct().Count() && books.Late == 0
                && new[] { books.Rows, books.Leaves, books.Events, books.Applied }.All(count => count - Warm == accepted) && !_others.Keys.Any(code => code.StartsWith('5'));
            Console.WriteLine(balanced ? "The books balance." : "THE BOOKS DO NOT BALANCE.");
            if (!balanced)
                Environment.ExitCode = 1;
        }

        private async Task<bool> SubmitAsync(int number)
        {
            using var answer = await market.SendAsync(drafts[number]);
            if (answer.IsSuccessStatusCode)
                _receipts.Add((await answer.Content.ReadFromJsonAsync<GivenReceipt>())!.Number);
            else
                _others.AddOrUpdate($"{(int)answer.StatusCode} {(await answer.Content.ReadFromJsonAsync<GivenProblem>())?.Title}", 1, (_, count) => count + 1);
            return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict;
        }

        /// <summary>A reader of the catalogue, ten pages a second.</summary>
        private async Task<Measured> ReadAsync(CancellationToken over)
        {
            var (times, watch, failed) = (new List<double>(), Stopwatch.StartNew(), 0);
            while (!over.IsCancellationRequested)
            {
                var started = Stopwatch.GetTimestamp();
                using var page = await market.Http.GetAsync(times.Count % 2 == 0 ? "/uitdagingen" : "/api/challenges", CancellationToken.None);
                await page.Content.ReadAsByteArrayAsync(CancellationToken.None);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                failed += page.IsSuccessStatusCode ? 0 : 1;
                await Task.Delay(100, CancellationToken.None);
            }

            return Measured.Of("catalogue page and list meanwhile", times, watch.Elapsed, failed);
        }
    }

    private sealed record GivenReceipt(string Number);

    private sealed record GivenProblem(string Title);
}
