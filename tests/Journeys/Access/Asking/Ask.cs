using System.Net.Http.Json;

using Market.Hosting;

namespace Market.Journeys.Access.Asking;

/// <summary>A request as somebody sends it.</summary>
/// <param name="Body">Sent as JSON; null sends nothing.</param>
/// <param name="File">Sent as a form instead.</param>
internal sealed record Ask(HttpMethod Method, string Path, object? Body = null, (string Name, byte[] Content)? File = null)
{
    /// <summary>What a tus client says at each request; an endpoint takes what concerns it.</summary>
    private static readonly (string, string)[] Tus = [("Tus-Resumable", "1.0.0"), ("Upload-Length", "5"), ("Upload-Metadata", "filename bGFuZy50eHQ="), ("Upload-Offset", "0")];

    public HttpRequestMessage ToMessage(params IEnumerable<(string Name, string Value)> headers)
    {
        var message = new HttpRequestMessage(Method, Path) { Content = Content() };
        foreach (var (name, value) in headers.Concat(Path.Contains("/uploads", StringComparison.Ordinal) ? Tus : []))
            message.Headers.Add(name, value);
        return message;
    }

    private HttpContent? Content()
    {
        if (File is { } file)
            return new MultipartFormDataContent { { new ByteArrayContent(file.Content), "file", file.Name } };
        if (Method == HttpMethod.Patch)
            return new ByteArrayContent([]) { Headers = { ContentType = new("application/offset+octet-stream") } };
        return Body is null ? null : JsonContent.Create(Body, Body.GetType(), options: MarketJson.Options);
    }
}
