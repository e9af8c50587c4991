using System.Net;

using Market.Hosting.Access;
using Market.Kernel;
using Market.Testing;

namespace Market.Portal.Tests.Pages;

public sealed class VisitTests
{
    private static readonly Persona Solver = Persona.Of("Jonas", Guid.CreateVersion7(), Roles.Member, Roles.Solver);

    [Fact]
    public async Task A_visitor_filters_and_searches_with_plain_addresses()
    {
        await using var portal = await StartAsync(null);

        var page = await portal.GetAsync("/uitdagingen?q=alarm&stage=open&origin=safety&page=2");

        Assert.Contains(portal.Services.Asked, asked => asked.Path == "/api/challenges" && asked.Query == "?q=alarm&stage=open&origin=safety&page=2");
        Assert.NotNull(page.Document.QuerySelector("#origin-safety[checked]"));
        Assert.Equal("/uitdagingen?q=alarm&stage=open&origin=safety&page=2", page.Document.QuerySelector(".pages a[rel=next]")!.GetAttribute("href"));
        Assert.Contains(page.Document.QuerySelectorAll("a.chip"), chip => chip.GetAttribute("href") == "/uitdagingen?q=alarm&stage=open");
    }

    [Theory]
    [InlineData("9999", "?page=50")]
    [InlineData("99999999999", "?page=50")]
    [InlineData("0", "?page=1")]
    [InlineData("-3", "?page=1")]
    [InlineData("twee", "")]
    public async Task A_page_number_that_cannot_be_becomes_one_that_can(string asked, string sent)
    {
        await using var portal = await StartAsync(null);

        var page = await portal.GetAsync($"/uitdagingen?page={asked}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(portal.Services.Asked, seen => seen.Path == "/api/challenges" && seen.Query == sent);
    }

    [Fact]
    public async Task Beyond_the_end_of_the_list_the_last_page_is_offered()
    {
        await using var portal = await StartAsync(null);
        portal.Services.Say("GET /api/challenges", new { items = Array.Empty<object>(), page = 50, size = 20, total = 41, totalIsCapped = false });

        var page = await portal.GetAsync("/uitdagingen?origin=safety&page=9999");

        page.AssertWellMade("nl");
        Assert.Equal("/uitdagingen?origin=safety&page=3", page.Document.QuerySelector(".empty a")!.GetAttribute("href"));
        Assert.DoesNotContain("voldoet hieraan", page.TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_stays_text()
    {
        await using var portal = await StartAsync(null);

        var page = await portal.GetAsync("/uitdagingen/alarm");

        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        Assert.Contains(SampleAnswers.Hostile, page.TextOf("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_in_another_language_than_the_page_is_marked()
    {
        await using var portal = await StartAsync(null);

        var page = await portal.GetAsync("/uitdagingen/alarm", "fr");

        Assert.Equal("nl", page.Document.QuerySelector(".prose")!.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_solver_is_led_to_the_page_that_asks_before_it_starts_a_solution()
    {
        await using var portal = await StartAsync(Solver);

        var page = await portal.GetAsync("/uitdagingen/alarm");

        Assert.NotNull(page.Document.QuerySelector($"main a.button.primary[href='/mijn/oplossingen/nieuw?challenge={SampleAnswers.Id}']"));
        Assert.DoesNotContain(portal.Services.Asked, asked => asked.Method == "POST");
    }

    [Fact]
    public async Task The_opening_stands_with_its_time_in_Brussels()
    {
        await using var portal = await StartAsync(null);

        var fact = (await portal.GetAsync("/uitdagingen/alarm")).Document.QuerySelectorAll(".detail-side dt").Single(term => term.TextContent == "Opening vanaf").NextElementSibling!;

        Assert.Contains("10:00", fact.TextContent);
        Assert.Equal("2026-12-25T09:00:00Z", fact.QuerySelector("time")!.GetAttribute("datetime"));
    }

    [Fact]
    public async Task Following_passes_the_readers_token_and_language_on()
    {
        await using var portal = await StartAsync(Solver);
        portal.Services.Say($"PUT /api/challenges/{SampleAnswers.Id}/follow", "", 204);

        var page = await portal.SubmitAsync(await portal.GetAsync("/uitdagingen/alarm"), [], form: "form:has([value=follow])", button: "follow");

        Assert.Equal("/uitdagingen/alarm?ok=followed", page.Location);
        var asked = portal.Services.Asked.Single(asked => asked.Method == "PUT");
        Assert.StartsWith("Bearer ", asked.Authorization, StringComparison.Ordinal);
        Assert.Equal("nl", asked.Language);
    }

    [Fact]
    public async Task The_language_button_comes_back_to_the_same_page_and_nowhere_else()
    {
        await using var portal = await StartAsync(null);

        Assert.Equal("/over?x=1", (await portal.PostAsync("/taal", Choice("fr", "/over?x=1"))).Location);
        Assert.Equal("fr", (await portal.GetAsync("/over", "nl")).Document.DocumentElement.GetAttribute("lang"));
        foreach (var elsewhere in new[] { "https://evil.test", "//evil.test", "/\\evil.test", "", "/a\r\nSet-Cookie: x=1" })
            Assert.Equal("/", (await portal.PostAsync("/taal", Choice("nl", elsewhere))).Location);
    }

    [Fact]
    public async Task What_does_not_exist_is_a_page_with_a_way_on()
    {
        await using var portal = await StartAsync(null);

        var page = await portal.GetAsync("/uitdagingen/bestaat-niet");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Deze pagina bestaat niet", page.TextOf("h1"));
        Assert.NotNull(page.Document.QuerySelector("main a[href='/uitdagingen']"));
    }

    [Fact]
    public async Task A_service_that_is_away_is_a_page_that_says_so()
    {
        await using var portal = await StartAsync(null);
        portal.Services.Say("GET /api/challenges", "oops", 500);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await portal.GetAsync("/uitdagingen")).Status);
        Assert.Equal(HttpStatusCode.OK, (await portal.GetAsync("/")).Status);
    }

    [Fact]
    public async Task A_style_sheet_may_be_kept_for_a_year_under_the_address_that_pages_use()
    {
        await using var portal = await StartAsync(null);
        var address = (await portal.GetAsync("/")).Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        Assert.Contains("immutable", (await portal.GetAsync(address)).Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Contains("no-cache", (await portal.GetAsync(address.Split('?')[0])).Headers["Cache-Control"], StringComparison.Ordinal);
    }

    private static KeyValuePair<string, string>[] Choice(string language, string back) => [KeyValuePair.Create("taal", language), KeyValuePair.Create("terug", back)];

    private static async Task<RunningPortal> StartAsync(Persona? reader)
    {
        var portal = await RunningPortal.StartAsync(reader);
        portal.Services.SayEverything(reader ?? Solver);
        return portal;
    }
}
