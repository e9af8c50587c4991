using System.Net;

using AngleSharp;
using AngleSharp.Html.Dom;

using Market.Testing;

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace Market.Portal.Tests;

/// <summary>The real portal against stub services, read as a browser without JavaScript reads it.</summary>
public sealed class RunningPortal : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private readonly RunningService _portal;
    private readonly CookieContainer _cookies = new();

    private RunningPortal(RunningService portal, StubServices services) => (_portal, Services) = (portal, services);

    public StubServices Services { get; }

    public Persona? Reader { get; set; }

    public static async Task<RunningPortal> StartAsync(Persona? reader = null)
    {
        var services = await StubServices.StartAsync();
        var portal = await RunningService.StartAsync(PortalService.Create, clock: new FakeTimeProvider(Now), configure: builder =>
            builder.Configuration.AddInMemoryCollection(new[] { "challenges", "solutions", "identity", "notifications" }
                .ToDictionary(app => $"Market:Services:{app}", app => (string?)services.Address)));
        return new RunningPortal(portal, services) { Reader = reader };
    }

    public async Task<PageSeen> GetAsync(string path, string? language = "nl")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, language);
    }

    /// <summary>A file as a browser would save it.</summary>
    public async Task<(HttpStatusCode Status, byte[] Bytes)> DownloadAsync(string path, string language = "nl")
    {
        using var http = _portal.As(Reader);
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var answer = await http.GetAsync(path);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Fills in and sends the form of a page, as a browser would: with its hidden fields and the values that it shows.</summary>
    public Task<PageSeen> SubmitAsync(PageSeen page, Dictionary<string, string> typed, string form = "main form", string? button = null)
    {
        var element = (IHtmlFormElement?)page.Document.QuerySelector(form) ?? throw new InvalidOperationException($"No {form} on {page.Address}");
        var fields = FormFields.Of(element).Where(field => !typed.ContainsKey(field.Key)).Concat(typed);
        if (button is not null)
            fields = fields.Append(KeyValuePair.Create("do", button));
        var action = element.GetAttribute("action") is { Length: > 0 } address ? address : page.Address;
        return PostAsync(action, fields);
    }

    public async Task<PageSeen> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, string? site = "same-origin", string language = "nl")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Sec-Fetch-Site", site);
        return await SendAsync(request, language);
    }

    /// <summary>Sends a form of a page with one chosen file, field <c>file</c>.</summary>
    public async Task<PageSeen> UploadAsync(PageSeen page, string form, string name, string content)
    {
        using var body = new MultipartFormDataContent();
        foreach (var (key, value) in FormFields.Of((IHtmlFormElement)page.Document.QuerySelector(form)!))
            body.Add(new StringContent(value), key);
        body.Add(new StringContent(content), "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, page.Address) { Content = body };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await SendAsync(request, "nl");
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        await Services.DisposeAsync();
    }

    private async Task<PageSeen> SendAsync(HttpRequestMessage request, string? language)
    {
        using var http = _portal.As(Reader);
        var origin = new Uri("http://localhost/");
        if (language is not null)
            request.Headers.AcceptLanguage.ParseAdd(language);
        if (_cookies.GetCookieHeader(origin) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        using var answer = await http.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            _cookies.SetCookies(origin, cookie);
        var html = await answer.Content.ReadAsStringAsync();
        var document = await BrowsingContext.New().OpenAsync(content => content.Content(html));
        return new PageSeen(request.RequestUri!.ToString(), answer.StatusCode, answer.Headers.Location?.ToString(), (IHtmlDocument)document, html, answer.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
    }
}

/// <summary>A page as it came.</summary>
public sealed record PageSeen(string Address, HttpStatusCode Status, string? Location, IHtmlDocument Document, string Html, IReadOnlyDictionary<string, string> Headers)
{
    public string TextOf(string selector) => Document.QuerySelector(selector)?.TextContent.Trim() ?? throw new InvalidOperationException($"No {selector} on {Address}: {Html}");
}
