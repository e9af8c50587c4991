using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

using Market.Gateway.Session;
using Market.Hosting;
using Market.Hosting.Access.StepUp;
using Market.Local;
using Market.Local.Demo;
using Market.Testing;

namespace Market.Journeys.Api;

/// <summary>Somebody who works by API: signed in through the gateway like a browser, known afterwards by the session cookie only.</summary>
internal sealed partial class ApiPerson : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private readonly HttpClient _staying;
    private readonly LocalMarket _market;
    private readonly DemoPerson? _who;

    private ApiPerson(LocalMarket market, DemoPerson? who)
    {
        (_market, _who) = (market, who);
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, UseProxy = false }) { BaseAddress = market.Address };
        _staying = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = market.Address };
        foreach (var http in new[] { _http, _staying })
            http.DefaultRequestHeaders.Add("X-Market", "1");
    }

    public static ApiPerson Visitor(LocalMarket market) => new(market, null);

    /// <summary>Somebody who brings a token instead of a session.</summary>
    public static ApiPerson WithToken(LocalMarket market, string token)
    {
        var person = new ApiPerson(market, null);
        foreach (var http in new[] { person._http, person._staying })
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return person;
    }

    /// <summary>Fills in the real login page. A token in what came back would fail here: the reply has no room for one, and no cookie may hold one.</summary>
    public static async Task<ApiPerson> SignInAsync(LocalMarket market, DemoPerson who)
    {
        var person = new ApiPerson(market, who);
        var form = HiddenFields(await person._http.GetStringAsync("/bff/login?returnUrl=/api/identity/me"));
        (form["email"], form["password"]) = (who.Email, DemoPeople.Password);
        using var content = new FormUrlEncodedContent(form);
        using var arrived = await person._http.PostAsync("/account/login", content);
        Assert.Equal("/api/identity/me", arrived.RequestMessage!.RequestUri!.AbsolutePath);
        var session = await person.GetAsync<SessionReply>("/bff/session");
        Assert.True(session.SignedIn);
        Assert.Equal(who.Name, session.Name);
        Assert.DoesNotContain(person._cookies.GetAllCookies(), cookie => cookie.Value.StartsWith("eyJ", StringComparison.Ordinal));
        return person;
    }

    /// <summary>The team code of a strict challenge goes with every request from here; none when null.</summary>
    public void Carry(string? teamCode)
    {
        _http.DefaultRequestHeaders.Remove(Market.Solutions.Features.TeamCodeHeader.Name);
        if (teamCode is not null)
            _http.DefaultRequestHeaders.Add(Market.Solutions.Features.TeamCodeHeader.Name, teamCode);
    }

    public async Task<T> GetAsync<T>(string path) => await (await _http.GetAsync(path)).ReadAsync<T>();

    public async Task<T> PostAsync<T>(string path, object body) => await (await SendAsync(HttpMethod.Post, path, body)).ReadAsync<T>();

    public async Task<T> PutAsync<T>(string path, object body) => await (await SendAsync(HttpMethod.Put, path, body)).ReadAsync<T>();

    public async Task<T> UploadAsync<T>(string path, string name, byte[] file)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        return await (await _http.PostAsync(path, content)).ReadAsync<T>();
    }

    /// <summary>A change that is done without a word.</summary>
    public async Task DoAsync(HttpMethod method, string path, object? body = null)
    {
        using var answer = await SendAsync(method, path, body);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, $"{method} {path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Fails when the market does anything but refuse in this way.</summary>
    /// <param name="code">Of the first error; null when the status says it all.</param>
    public async Task IsRefusedAsync(HttpStatusCode status, string? code, HttpMethod method, string path, object? body = null)
    {
        using var answer = await SendAsync(method, path, body);
        Assert.True(answer.StatusCode == status, $"{method} {path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        if (code is not null)
            Assert.Equal(code, await answer.ErrorCodeAsync());
    }

    /// <summary>Any request; the caller looks at the answer.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>As <see cref="SendAsync(HttpRequestMessage)"/>, without following where the answer sends on to.</summary>
    public Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request) => _staying.SendAsync(request);

    public void Dispose()
    {
        _http.Dispose();
        _staying.Dispose();
    }

    /// <summary>What is refused for want of a second factor is asked again after the code was given.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body)
    {
        var answer = await AskAsync(method, path, body);
        if (answer.StatusCode != HttpStatusCode.Forbidden || await answer.ErrorCodeAsync() != StepUpChallenge.Code)
            return answer;
        answer.Dispose();
        await StepUpAsync();
        return await AskAsync(method, path, body);
    }

    /// <summary>Shows the second factor, so that the session has one of the last minutes.</summary>
    public async Task StepUpAsync()
    {
        var form = HiddenFields(await _http.GetStringAsync("/bff/step-up?returnUrl=/api/identity/me"));
        form["code"] = await DemoCodes.NextAsync(_market, _who!);
        using var content = new FormUrlEncodedContent(form);
        using var arrived = await _http.PostAsync("/account/second-factor", content);
        Assert.Equal("/api/identity/me", arrived.RequestMessage!.RequestUri!.AbsolutePath);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, options: MarketJson.Options) };
        return await _http.SendAsync(request);
    }

    /// <summary>Of the page's first form.</summary>
    private static Dictionary<string, string> HiddenFields(string page)
    {
        var fields = HiddenField().Matches(page[..page.IndexOf("</form>", StringComparison.Ordinal)]).ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value));
        Assert.Contains("form-token", fields.Keys);
        Assert.Contains("returnUrl", fields.Keys);
        return fields;
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)" */?>""", RegexOptions.ExplicitCapture)]
    private static partial Regex HiddenField();
}
