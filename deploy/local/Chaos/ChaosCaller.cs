using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

using Market.Local.Demo;

namespace Market.Local.Chaos;

/// <param name="Repeated">It was asked before with an outcome that nobody could know, so this may be the answer to a repetition.</param>
/// <param name="Location">Path of what was made.</param>
internal sealed record ChaosAnswer(HttpStatusCode Status, JsonElement Body, bool Repeated, string? Location)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Code of the first refusal; empty when it was none.</summary>
    public string Code => Error?.GetProperty("code").GetString() ?? "";

    public string? Value => Error?.GetProperty("values").EnumerateArray().Select(value => value.GetString()).FirstOrDefault();

    private JsonElement? Error => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("errors", out var errors) ? errors[0] : null;
}

/// <summary>One person's way through the gateway: asks again with the same key until the outcome is known.</summary>
internal sealed class ChaosCaller(LocalOptions options, DemoPerson person, ChaosLedger ledger) : IDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(150);

    /// <summary>On a busy machine a process takes half a minute to come back, and several may be away one after the other.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly HttpClient _http = new() { BaseAddress = new Uri(options.PublicUrl), Timeout = TimeSpan.FromSeconds(10) };
    private string _last = "";

    public DemoPerson Person => person;

    public Task<ChaosAnswer> GetAsync(string path, CancellationToken cancel) => AskAsync(HttpMethod.Get, path, null, [], cancel);

    public async Task<ChaosAnswer> WriteAsync(HttpMethod method, string path, Func<HttpContent?> content, CancellationToken cancel, params (string Name, string Value)[] headers)
    {
        var answer = await AskAsync(method, path, content, headers, cancel);
        if (answer.IsSuccess)
            ledger.Acknowledge();
        return answer;
    }

    public void Dispose() => _http.Dispose();

    private async Task<ChaosAnswer> AskAsync(HttpMethod method, string path, Func<HttpContent?>? content, (string Name, string Value)[] headers, CancellationToken cancel)
    {
        var (key, watch) = ($"{Guid.CreateVersion7():N}", System.Diagnostics.Stopwatch.StartNew());
        for (var repeated = false; ; repeated = true)
        {
            if (await TryAsync(method, path, content?.Invoke(), [("Idempotency-Key", key), .. headers], repeated, cancel) is { } known)
                return known;
            if (watch.Elapsed > Patience)
                throw new TimeoutException($"{method} {path} got no answer for {Patience.TotalSeconds:0} s; the last try: {_last}");
            ledger.AskedAgain();
            await Task.Delay(BetweenTries, cancel);
        }
    }

    /// <summary>Null when the outcome is not known.</summary>
    private async Task<ChaosAnswer?> TryAsync(HttpMethod method, string path, HttpContent? content, (string Name, string Value)[] headers, bool repeated, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = content };
            // A fresh one each time: opening asks for a second factor of the last minutes, and a run can take longer.
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", IssuedTokens.For(options, DemoRules.CallerOf(person)));
            foreach (var (name, value) in headers)
                request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await _http.SendAsync(request, cancel);
            var text = await answer.Content.ReadAsStringAsync(cancel);
            _last = $"{(int)answer.StatusCode} {text}";
            return IsKnown(answer.StatusCode) ? new ChaosAnswer(answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text), repeated, answer.Headers.Location?.ToString()) : null;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException && !cancel.IsCancellationRequested)
        {
            _last = error.Message;
            return null;
        }
    }

    /// <summary>Not: a server that failed, a token that could not be checked while the issuer was away, a limit, and an upload that an earlier try still holds.</summary>
    private static bool IsKnown(HttpStatusCode status) => (int)status is < 500 and not (401 or 408 or 423 or 429 or 499);
}
