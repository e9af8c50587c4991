using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

using Market.Local.Demo;

namespace Market.Local.Tests.Chaos;

/// <summary>Somebody who asks once, and wants to see what the market says when it cannot.</summary>
internal sealed partial class Asker : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="person">Whose access token goes along; null for a browser that may sign in.</param>
    public Asker(LocalOptions options, DemoPerson? person = null)
    {
        _http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(options.PublicUrl), Timeout = TimeSpan.FromSeconds(60) };
        if (person is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", IssuedTokens.For(options, DemoRules.CallerOf(person)));
        else
            _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    public Task<HttpResponseMessage> FollowAsync(Guid challenge) => _http.PutAsync($"/api/challenges/{challenge}/follow", null);

    public Task<HttpResponseMessage> AttachAsync(Guid solution, string name, byte[] content) =>
        _http.PostAsync($"/api/solutions/{solution}/files", new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } });

    public async Task<Guid> StartAsync(Guid challenge)
    {
        using var answer = await _http.PostAsJsonAsync("/api/solutions", new { challengeId = challenge });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("id").GetGuid();
    }

    public async Task DeleteAsync(Guid solution)
    {
        using var answer = await _http.DeleteAsync($"/api/solutions/{solution}");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    /// <summary>Signs in with the forms of the embedded issuer.</summary>
    public async Task SignInAsync(DemoPerson person)
    {
        using var page = await _http.GetAsync("/bff/login?returnUrl=/");
        var html = await page.Content.ReadAsStringAsync();
        var fields = HiddenField().Matches(html).DistinctBy(field => field.Groups[1].Value).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));
        (fields["email"], fields["password"]) = (person.Email, DemoPeople.Password);
        var action = new Uri(page.RequestMessage!.RequestUri!, WebUtility.HtmlDecode(FormAction().Match(html).Groups[1].Value));
        using var answer = await _http.PostAsync(action, new FormUrlEncodedContent(fields));
        Assert.True(await IsSignedInAsync(), $"{person.Email} could not sign in: {(int)answer.StatusCode} at {answer.RequestMessage!.RequestUri}");
    }

    public async Task<bool> IsSignedInAsync()
    {
        var session = await _http.GetFromJsonAsync<System.Text.Json.JsonElement>("/bff/session");
        return session.GetProperty("signedIn").GetBoolean();
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();

    [GeneratedRegex("action=\"([^\"]+)\"")]
    private static partial Regex FormAction();
}
