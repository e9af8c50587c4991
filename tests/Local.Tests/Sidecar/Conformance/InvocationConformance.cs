using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace Market.Local.Tests.Sidecar.Conformance;

[Collection(nameof(DaprUnderTest))]
public sealed class InvocationConformance(DaprUnderTest dapr)
{
    private const string AppId = DaprUnderTest.AppId;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task A_method_named_in_the_path_is_called_with_verb_query_and_body(string verb)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(verb), $"/v1.0/invoke/{AppId}/method/echo/a%20b/c?x=1&y=a%26b");
        request.Headers.Add("x-own", "mine");
        request.Content = verb == "GET" ? null : new StringContent("héé", Encoding.UTF8, "text/plain");
        using var response = await dapr.Http.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("yes", response.Headers.GetValues("x-answer").Single());
        var echo = (await response.Content.ReadFromJsonAsync<Echo>(Cancel))!;
        Assert.Equal((verb, "/echo/a%20b/c?x=1&y=a%26b"), (echo.Method, echo.Target));
        Assert.Equal(verb == "GET" ? "" : "héé", echo.Body);
        Assert.Equal("mine", echo.Headers["x-own"]);
        Assert.Equal((AppId, AppId), (echo.Headers["dapr-caller-app-id"], echo.Headers["dapr-callee-app-id"]));
    }

    [Fact]
    public async Task An_app_named_in_the_header_is_called_with_the_whole_path()
    {
        using var client = dapr.Client.CreateInvokableHttpClient(AppId);
        var echo = (await client.GetFromJsonAsync<Echo>("/echo/there?z=1", Cancel))!;
        Assert.Equal("/echo/there?z=1", echo.Target);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/echo/x") { Content = JsonContent.Create(new { a = 1 }) };
        request.Headers.Add("dapr-app-id", AppId);
        using var response = await dapr.Http.SendAsync(request, Cancel);
        var second = (await response.Content.ReadFromJsonAsync<Echo>(Cancel))!;
        Assert.Equal("""{"a":1}""", second.Body);
        Assert.False(second.Headers.ContainsKey("dapr-app-id"));
    }

    [Fact]
    public async Task An_app_named_as_user_is_called()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/echo/x");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"dapr-app-id:{AppId}")));
        using var response = await dapr.Http.SendAsync(request, Cancel);
        Assert.Equal("/echo/x", (await response.Content.ReadFromJsonAsync<Echo>(Cancel))!.Target);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(302)]
    public async Task The_status_of_the_app_is_the_answer(int status)
    {
        using var response = await dapr.Http.PostAsync($"/v1.0/invoke/{AppId}/method/status/{status}", null, Cancel);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task An_unknown_app_is_an_internal_error()
    {
        using var response = await dapr.Http.GetAsync("/v1.0/invoke/nobody/method/x", Cancel);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("ERR_DIRECT_INVOKE", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_names_no_app_is_not_found()
    {
        using var response = await dapr.Http.GetAsync("/anything", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("ERR_DIRECT_INVOKE", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }
}
