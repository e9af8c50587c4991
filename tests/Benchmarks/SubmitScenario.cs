using System.Net.Http.Headers;
using System.Net.Http.Json;

using Market.Local;
using Market.Testing;

using Npgsql;

namespace Market.Benchmarks;

/// <summary>Prepared drafts submitted through the gateway, against plain committed inserts of the same bytes into the same database.</summary>
internal static class SubmitScenario
{
    private const int Drafts = 1000;
    private const int Callers = 8;

    public static async Task RunAsync()
    {
        var postgres = await PostgresServer.FindAsync();
        await EngineAsync("SQLite", null);
        if (postgres.ConnectionString is null)
            Console.WriteLine($"PostgreSQL is left out: {postgres.Reason}");
        else
            await EngineAsync("PostgreSQL", new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = null }.ConnectionString);
    }

    private static async Task EngineAsync(string engine, string? postgres)
    {
        var folder = MarketProcess.NewFolder();
        string[] database = postgres is null ? [] : ["--postgres", postgres];
        await using var market = await MarketProcess.StartAsync(folder, ["--no-demo", .. database]);
        var drafts = await PreparedDrafts.WriteAsync(new LocalOptions(market.Address.Port, folder, Postgres: postgres), Drafts);
        using var http = new HttpClient { BaseAddress = market.Address };
        var submitted = await Load.OnceEachAsync("submitted through the gateway", Callers, drafts.Count, number => SubmitAsync(http, drafts[number]));
        using var inserts = PlainInserts.Into(folder, postgres);
        var inserted = await Load.OnceEachAsync("plain committed inserts of the same bytes", Callers, drafts.Count, number => inserts.InsertAsync(drafts[number].Content));
        Table.Print($"submit, {engine}, {Drafts} drafts of {drafts.Average(draft => draft.Content.Length):0} bytes, {Callers} callers, {market.ResidentMegabytes:0} MB after", inserted, submitted);
        Console.WriteLine(FormattableString.Invariant($"share of the plain inserts: {submitted.PerSecond / inserted.PerSecond:P1}"));
    }

    private static async Task<bool> SubmitAsync(HttpClient http, PreparedDraft draft)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/solutions/{draft.SolutionId}/submission") { Content = JsonContent.Create(new { version = draft.Version }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", draft.Token);
        using var answer = await http.SendAsync(request);
        return answer.IsSuccessStatusCode;
    }
}
