using System.Globalization;
using System.Text.Json;

namespace Market.Benchmarks;

/// <summary>List, search and detail, as page and as API, with 289 and with 50,000 challenges on both databases, against a bare endpoint.</summary>
internal static class CatalogueScenario
{
    private const int Callers = 4;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    public static Task RunAsync() => Engine.OnEachAsync(EngineAsync);

    private static async Task EngineAsync(Engine engine)
    {
        var small = await SizeAsync(engine, 289);
        var large = await SizeAsync(engine, 50_000);
        Console.WriteLine($"{engine.Name}: p50 with 50,000 against 289");
        foreach (var (few, many) in small.Zip(large))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{few.Name,-48} {many.P50 / few.P50,8:0.00}"));
    }

    private static async Task<IReadOnlyList<Measured>> SizeAsync(Engine engine, int count)
    {
        await engine.ClearAsync();
        var folder = MarketProcess.NewFolder();
        var feed = Path.Combine(folder, "feed.json");
        GeneratedFeed.Write(feed, count);
        await MarketProcess.RunAsync(["import", feed, "--data", folder, .. engine.Arguments]);
        await using var bare = await BareEndpoint.StartAsync();
        await using var market = await MarketProcess.StartAsync(folder, ["--no-demo", .. engine.Arguments]);
        var rows = await MeasureAsync(market.Address);
        var baseline = await GetAsync("bare endpoint", bare.Address, _ => "/");
        Table.Print($"catalogue, {engine.Name}, {count} challenges, {Callers} callers, {market.ResidentMegabytes:0} MB", baseline, rows);
        return rows;
    }

    private static async Task<IReadOnlyList<Measured>> MeasureAsync(Uri market)
    {
        var slugs = await SlugsAsync(market);
        return
        [
            await GetAsync("page: list", market, i => $"/uitdagingen?page={1 + (i % 10)}"),
            await GetAsync("page: search", market, i => $"/uitdagingen?q={GeneratedFeed.Word(i)}+{GeneratedFeed.Word(i / 30)}"),
            await GetAsync("page: detail", market, i => $"/uitdagingen/{slugs[i % slugs.Count]}"),
            await GetAsync("API: list", market, i => $"/api/challenges?page={1 + (i % 10)}"),
            await GetAsync("API: filter", market, i => $"/api/challenges?stage=archived&page={1 + (i % 10)}"),
            await GetAsync("API: search", market, i => $"/api/challenges?q={GeneratedFeed.Word(i)}+{GeneratedFeed.Word(i / 30)}"),
            await GetAsync("API: detail", market, i => $"/api/challenges/{slugs[i % slugs.Count]}"),
        ];
    }

    private static async Task<Measured> GetAsync(string name, Uri address, Func<int, string> path)
    {
        using var http = new HttpClient { BaseAddress = address };
        return await Load.RepeatAsync(name, Callers, Duration, async number =>
        {
            using var answer = await http.GetAsync(path(number));
            await answer.Content.ReadAsByteArrayAsync();
            return answer.IsSuccessStatusCode;
        });
    }

    private static async Task<List<string>> SlugsAsync(Uri market)
    {
        using var http = new HttpClient { BaseAddress = market };
        var slugs = new List<string>();
        for (var page = 1; page <= 10; page++)
        {
            using var list = JsonDocument.Parse(await http.GetStringAsync($"/api/challenges?page={page}"));
            slugs.AddRange(list.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()!));
        }

        return slugs;
    }
}
