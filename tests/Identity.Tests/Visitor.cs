using System.Net;
using System.Text.RegularExpressions;

using Market.Testing;

namespace Market.Identity.Tests;

/// <summary>A browser without script: keeps cookies, sends forms with the hidden fields that the page has.</summary>
internal sealed partial class Visitor(RunningService service)
{
    private static readonly Uri Origin = new("http://localhost/");
    private readonly HttpClient _http = service.As(null);

    public CookieContainer Cookies { get; } = new();

    public Dictionary<string, string> Headers { get; } = [];

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Opens the page, fills in its first form and sends it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, Dictionary<string, string> typed)
    {
        var html = await (await GetAsync(page)).Content.ReadAsStringAsync();
        var form = Form().Match(html).Value;
        var fields = HiddenField().Matches(form).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));
        foreach (var (name, value) in typed)
            fields[name] = value;
        return await PostAsync(FormAction().Match(form).Groups[1].Value, fields);
    }

    public Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });

    public Task<HttpResponseMessage> SignInAsync(string email, string password, string page = "/account/login") =>
        SubmitAsync(page, new() { ["email"] = email, ["password"] = password });

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        var address = new Uri(Origin, request.RequestUri!);
        if (Cookies.GetCookieHeader(address) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        foreach (var (name, value) in Headers)
            request.Headers.Add(name, value);
        var answer = await _http.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            Cookies.SetCookies(address, cookie);
        return answer;
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("action=\"([^\"]+)\"")]
    private static partial Regex FormAction();
}
