using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

using Market.Local;
using Market.Local.Demo;

namespace Market.Benchmarks;

/// <summary>
/// Every read of every OpenAPI document, asked by every person of the demo world about each of its challenges, through the gateway: how many cells of
/// the authorisation matrix a second. Allowed and refused alike; the baseline is an endpoint that decides nothing.
/// </summary>
internal static class MatrixScenario
{
    private const int Callers = 8;
    private static readonly string[] Services = ["challenges", "solutions", "identity", "notifications"];

    /// <summary>A draft, and one in review, open, sealed, being judged and awarded.</summary>
    private static readonly IReadOnlyList<Guid> Asked =
    [
        DemoChallenges.Draft.Id, DemoChallenges.InReview.Id, DemoChallenges.OpenCrowd.Id, DemoChallenges.Sealed.Id, DemoChallenges.Judging.Id, DemoChallenges.Awarded.Id,
    ];

    public static async Task RunAsync()
    {
        var folder = MarketProcess.NewFolder();
        await using var market = await MarketProcess.StartAsync(folder);
        await using var bare = await MarketProcess.StartBareAsync();
        using var http = new HttpClient { BaseAddress = market.Address };
        var cells = await CellsAsync(http, new LocalOptions(market.Address.Port, folder));
        using var nothing = new HttpClient { BaseAddress = bare.Address };
        var baseline = await Load.OnceEachAsync("bare endpoint", Callers, cells.Count, async _ => (await nothing.GetAsync("/")).IsSuccessStatusCode);
        var statuses = new int[600];
        await Load.OnceEachAsync("warming up", Callers, cells.Count / 10, number => AskAsync(http, cells[number * 10], statuses));
        Array.Clear(statuses);
        var asked = await Load.OnceEachAsync("cells through the gateway", Callers, cells.Count, number => AskAsync(http, cells[number], statuses));
        Table.Print($"matrix, {cells.Count} cells: {DemoPeople.All.Count} people, {Asked.Count} states, {Callers} callers", baseline, asked);
        Console.WriteLine(string.Join(", ", statuses.Select((count, status) => (count, status)).Where(each => each.count > 0).Select(each => $"{each.status}: {each.count}")));
    }

    private static async Task<List<(string Path, string Token)>> CellsAsync(HttpClient http, LocalOptions options)
    {
        var paths = new List<string>();
        foreach (var service in Services)
        {
            var document = await http.GetFromJsonAsync<JsonElement>($"/openapi/{service}.json");
            paths.AddRange(document.GetProperty("paths").EnumerateObject().Where(path => path.Value.TryGetProperty("get", out _)).Select(path => path.Name));
        }

        var tokens = DemoPeople.All.Select(person => IssuedTokens.For(options, DemoRules.CallerOf(person))).ToList();
        return [.. from path in paths from id in Asked.Take(path.Contains('{', StringComparison.Ordinal) ? Asked.Count : 1) from token in tokens select (Fill(path, id), token)];
    }

    private static string Fill(string path, Guid id) => string.Join('/', path.Split('/').Select(part => part switch
    {
        "{alias}" => "A",
        "{sequence}" => "1",
        ['{', ..] => $"{id}",
        _ => part,
    }));

    /// <summary>Any decision will do; a fault will not.</summary>
    private static async Task<bool> AskAsync(HttpClient http, (string Path, string Token) cell, int[] statuses)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, cell.Path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", cell.Token);
        using var answer = await http.SendAsync(request);
        Interlocked.Increment(ref statuses[(int)answer.StatusCode]);
        return (int)answer.StatusCode < 500;
    }
}
