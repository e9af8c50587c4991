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

    [Theory]
    [InlineData(503, "nl", "Even niet beschikbaar")]
    [InlineData(507, "nl", "Geen plaats meer")]
    [InlineData(507, "en", "No room left")]
    [InlineData(507, "fr", "Plus d’espace")]
    public async Task A_person_whom_a_service_tells_so_as_to_a_program_reads_it_as_a_page(int status, string language, string title)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Get, $"/account/problem-{status}", ("Accept-Language", language), ("Accept", "text/html"));
        Assert.Equal((status, "text/html"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains($"<h1>{title}</h1>", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_reads_what_the_service_said()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.Browser().SendAsync(HttpMethod.Get, "/api/solutions/problem-507");
        Assert.Equal((507, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
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
