using System.Net;

using Market.Testing;

namespace Market.Gateway.Tests.Pages;

/// <summary>What somebody sees who comes before the market has started, or while a part of it is away.</summary>
public sealed class UnavailablePageTests
{
    [Theory]
    [InlineData("nl", "Even niet beschikbaar")]
    [InlineData("en", "Not available right now")]
    [InlineData("fr", "Momentanément indisponible")]
    public async Task Who_waits_reads_why_in_the_own_language_and_the_page_asks_again_by_itself(string language, string title)
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.StopAsync("portal");
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Get, "/", ("Accept-Language", language));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "text/html", TimeSpan.FromSeconds(5)), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.RetryAfter?.Delta));
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<meta http-equiv=\"refresh\" content=\"5\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_is_not_asked_again_by_itself()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.StopAsync("portal");
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Post, "/mijn/uitdagingen/nieuw", ("Sec-Fetch-Site", "same-origin"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.DoesNotContain("refresh", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_will_not_change_does_not_reload()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.Browser().GetAsync("/dapr/subscribe");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("refresh", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_a_problem_that_says_when_to_come_back()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.StopAsync("challenges");
        using var answer = await gateway.Browser().GetAsync("/api/challenges");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "service-unavailable", TimeSpan.FromSeconds(5)), (answer.StatusCode, await answer.ErrorCodeAsync(), answer.Headers.RetryAfter?.Delta));
    }
}
