namespace Market.Local.Sidecar.Apps;

/// <summary>The way to one app. Its address may become known, or change, while the sidecar runs.</summary>
internal sealed class AppChannel(string appId, HttpMessageInvoker http, SidecarOptions options)
{
    private volatile string? origin;

    public string AppId => appId;

    /// <summary>The app's port, when its address is known.</summary>
    public int? Port => origin is { } address ? new Uri(address).Port : null;

    /// <param name="address">Scheme, host and port; a path is not used.</param>
    public void Attach(Uri address) => origin = address.GetLeftPart(UriPartial.Authority);

    /// <summary>A request to the app that carries the app's token.</summary>
    /// <param name="pathAndQuery">Already encoded, with or without leading slash.</param>
    /// <exception cref="HttpRequestException">The app's address is not known yet.</exception>
    public HttpRequestMessage Request(HttpMethod method, string pathAndQuery)
    {
        var address = origin ?? throw new HttpRequestException($"app {appId} has not started");
        var request = new HttpRequestMessage(method, new Uri($"{address}/{pathAndQuery.TrimStart('/')}"));
        if (options.AppApiToken is { } token)
        {
            request.Headers.Add(Headers.ApiToken, token);
        }

        return request;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel) => http.SendAsync(request, cancel);
}
