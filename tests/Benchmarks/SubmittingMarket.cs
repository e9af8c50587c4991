using System.Net.Http.Headers;
using System.Net.Http.Json;

using Market.Contracts;
using Market.Local;
using Market.Solutions;
using Market.Solutions.Storage;

using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Benchmarks;

/// <summary>A running market with drafts that only have to be submitted, and a client of its gateway.</summary>
internal sealed class SubmittingMarket : IAsyncDisposable
{
    private readonly WebApplication _solutions;

    private SubmittingMarket(MarketProcess process, string folder, WebApplication solutions, IReadOnlyList<PreparedDraft> drafts)
    {
        (Process, Folder, _solutions, Drafts) = (process, folder, solutions, drafts);
        Http = new HttpClient { BaseAddress = process.Address };
    }

    public MarketProcess Process { get; }

    public string Folder { get; }

    public IReadOnlyList<PreparedDraft> Drafts { get; }

    public HttpClient Http { get; }

    public double MeanBytes => Drafts.Average(draft => draft.Content.Length);

    public static async Task<SubmittingMarket> StartAsync(Engine engine, int drafts)
    {
        var folder = MarketProcess.NewFolder();
        var process = await MarketProcess.StartAsync(folder, ["--no-demo", .. engine.Arguments]);
        var options = new LocalOptions(process.Address.Port, folder, Postgres: engine.Postgres);
        var prepared = await PreparedDrafts.WriteAsync(options, drafts);
        return new SubmittingMarket(process, folder, SingleApp.Create(options, Apps.Solutions, SolutionsService.Create), prepared);
    }

    public async Task<bool> SubmitAsync(PreparedDraft draft)
    {
        using var answer = await SendAsync(draft);
        return answer.IsSuccessStatusCode;
    }

    public Task<HttpResponseMessage> SendAsync(PreparedDraft draft, int? version = null) =>
        SendAsync(draft, HttpMethod.Post, "submission", JsonContent.Create(new { version = version ?? draft.Version }));

    public async Task<HttpResponseMessage> SendAsync(PreparedDraft draft, HttpMethod method, string what, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, $"/api/solutions/{draft.SolutionId}/{what}") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", draft.Token);
        request.Headers.Add("Idempotency-Key", $"\"{draft.SolutionId}\"");
        return await Http.SendAsync(request);
    }

    /// <summary>Reads or changes the solutions database directly.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<SolutionsDb, Task<T>> work)
    {
        using var scope = _solutions.Services.CreateScope();
        return await work(scope.ServiceProvider.GetRequiredService<SolutionsDb>());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _solutions.DisposeAsync();
        await Process.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
