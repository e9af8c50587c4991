using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using Market.Hosting;
using Market.Hosting.Endpoints;

namespace Market.Portal.Clients;

/// <summary>The one way to call a service: never throws for what a service or the network may do, always gives an <see cref="Answer"/>.</summary>
internal static class ServiceCalls
{
    public static Task<Answer<T>> GetAsync<T>(this HttpClient http, string path) => SendAsync<T>(http, new HttpRequestMessage(HttpMethod.Get, path));

    /// <param name="key">Names the request: sent again with the same one it has no second effect.</param>
    public static async Task<Answer> SendAsync(this HttpClient http, HttpMethod method, string path, object? body = null, string? key = null) =>
        await SendAsync<Nothing>(http, Request(method, path, body, key));

    /// <param name="key">Names the request: sent again with the same one it has no second effect.</param>
    public static Task<Answer<T>> SendAsync<T>(this HttpClient http, HttpMethod method, string path, object? body = null, string? key = null) =>
        SendAsync<T>(http, Request(method, path, body, key));

    /// <summary>Sends one uploaded file as multipart field <c>file</c>, streaming.</summary>
    public static async Task<Answer<T>> SendFileAsync<T>(this HttpClient http, string path, IFormFile file)
    {
        await using var stream = file.OpenReadStream();
        using var content = new MultipartFormDataContent { { new StreamContent(stream), "file", Path.GetFileName(file.FileName) } };
        return await SendAsync<T>(http, new HttpRequestMessage(HttpMethod.Post, path) { Content = content });
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, object? body, string? key)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: MarketJson.Options) };
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", $"\"{key}\"");
        return request;
    }

    private static async Task<Answer<T>> SendAsync<T>(HttpClient http, HttpRequestMessage request)
    {
        try
        {
            using (request)
            using (var response = await http.SendAsync(request))
                return response.IsSuccessStatusCode ? await ReadAsync<T>(response) : await ReadRefusalAsync<T>(response);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException or JsonException)
        {
            return new Answer<T>(AnswerKind.Unavailable, default, [new ProblemError("service.unavailable", null, [])]);
        }
    }

    private static async Task<Answer<T>> ReadAsync<T>(HttpResponseMessage response) =>
        typeof(T) == typeof(Nothing) || response.StatusCode == HttpStatusCode.NoContent
            ? new Answer<T>(AnswerKind.Done, default, [])
            : new Answer<T>(AnswerKind.Done, await response.Content.ReadFromJsonAsync<T>(MarketJson.Tolerant), []);

    private static async Task<Answer<T>> ReadRefusalAsync<T>(HttpResponseMessage response)
    {
        var kind = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => AnswerKind.SignInNeeded,
            HttpStatusCode.Forbidden => AnswerKind.Forbidden,
            HttpStatusCode.NotFound => AnswerKind.NotFound,
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => AnswerKind.Refused,
            _ => AnswerKind.Unavailable,
        };
        return new Answer<T>(kind, default, await ErrorsAsync(response, kind));
    }

    private static async Task<IReadOnlyList<ProblemError>> ErrorsAsync(HttpResponseMessage response, AnswerKind kind)
    {
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && await response.Content.ReadFromJsonAsync<Problem>(MarketJson.Tolerant) is { Errors: { Count: > 0 } errors })
            return errors;
        return [new ProblemError(kind switch { AnswerKind.NotFound => "not-found", AnswerKind.Forbidden or AnswerKind.SignInNeeded => "forbidden", AnswerKind.Unavailable => "service.unavailable", _ => "request.malformed" }, null, [])];
    }

    private sealed record Nothing;

    private sealed record Problem(IReadOnlyList<ProblemError>? Errors);
}
