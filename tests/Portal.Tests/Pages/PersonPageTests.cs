using System.Net;

using Market.Kernel;
using Market.Testing;

namespace Market.Portal.Tests.Pages;

/// <summary>/beheer/mensen/{id}: one person, wherever in the list.</summary>
public sealed class PersonPageTests
{
    private static readonly Persona Administrator = Persona.Of("Ada", null, Roles.Member, Roles.Admin);
    private static readonly string Person = $"/api/identity/people/{SampleAnswers.Id}";
    private static readonly string Reset = $"{Person}/second-factors/reset";
    private static readonly string Address = $"/beheer/mensen/{SampleAnswers.Id}";

    [Fact]
    public async Task Roles_are_saved_on_the_version_that_was_read()
    {
        await using var portal = await StartAsync(active: true);
        portal.Services.Say($"PUT {Person}/roles", "", 204);

        var answer = await portal.SubmitAsync(await portal.GetAsync(Address), [], button: "roles");

        Assert.Equal("/beheer/mensen?ok=saved", answer.Location);
        Assert.Contains("\"version\":7", portal.Services.Asked.Single(asked => asked.Method == "PUT").Body);
        Assert.DoesNotContain(portal.Services.Asked, asked => asked.Path == "/api/identity/people");
    }

    [Theory]
    [InlineData(true, "deactivate", "POST")]
    [InlineData(false, "reopen", "DELETE")]
    public async Task Access_is_closed_and_opened_again(bool active, string button, string method)
    {
        await using var portal = await StartAsync(active);
        portal.Services.Say($"{method} {Person}/deactivation", "", 204);
        var page = await portal.GetAsync(Address);
        page.AssertWellMade("nl");
        Assert.Equal(active ? ["roles", "reset", "deactivate"] : ["roles", "reopen"], ButtonsOf(page));

        Assert.Equal("/beheer/mensen?ok=saved", (await portal.SubmitAsync(page, [], button: button)).Location);
        Assert.Contains(portal.Services.Asked, asked => asked.Method == method && asked.Path.EndsWith("/deactivation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lost_second_factor_is_reset_for_a_reason()
    {
        await using var portal = await StartAsync(active: true);
        portal.Services.Say($"POST {Reset}", "", 204);
        var page = await portal.GetAsync(Address);
        Assert.False(page.Document.QuerySelector("details.step:has(textarea)")!.HasAttribute("open"));

        var done = await portal.SubmitAsync(page, new() { ["reason"] = "Telefoon gestolen" }, button: "reset");

        Assert.Equal("/beheer/mensen?ok=factor-reset", done.Location);
        Assert.Equal("""{"reason":"Telefoon gestolen"}""", portal.Services.Asked.Single(asked => asked.Path == Reset).Body);
    }

    [Fact]
    public async Task A_reset_without_a_reason_is_named_at_its_field_which_stands_open()
    {
        await using var portal = await StartAsync(active: true);
        portal.Services.Refuse($"POST {Reset}", 400, ("person.reason-missing", "reason", []));

        var refused = await portal.SubmitAsync(await portal.GetAsync(Address), [], button: "reset");

        Assert.StartsWith("Fout:", refused.Document.Title, StringComparison.Ordinal);
        Assert.Equal("Reden: vul een reden in.", refused.TextOf(".error-summary a"));
        Assert.Equal("#f-reason", refused.Document.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.True(refused.Document.QuerySelector("details.step:has(textarea)")!.HasAttribute("open"));
    }

    [Fact]
    public async Task An_administrator_is_not_offered_to_reset_the_own_second_factor()
    {
        await using var portal = await RunningPortal.StartAsync(Administrator);
        portal.Services.SayEverything(Administrator).Say($"GET /api/identity/people/{Administrator.Id}", Row(Administrator.Id, active: true));

        Assert.Equal(["roles", "deactivate"], ButtonsOf(await portal.GetAsync($"/beheer/mensen/{Administrator.Id}")));
    }

    [Fact]
    public async Task Nobody_by_that_id_is_a_page_that_says_so()
    {
        await using var portal = await StartAsync(active: true);

        Assert.Equal(HttpStatusCode.NotFound, (await portal.GetAsync($"/beheer/mensen/{Guid.NewGuid()}")).Status);
    }

    private static async Task<RunningPortal> StartAsync(bool active)
    {
        var portal = await RunningPortal.StartAsync(Administrator);
        portal.Services.SayEverything(Administrator).Say($"GET {Person}", Row(SampleAnswers.Id, active));
        return portal;
    }

    private static object Row(Guid id, bool active) =>
        new { id, name = "Bo", email = "bo@example.test", language = "nl", organisationId = (Guid?)null, roles = new[] { "member" }, active, version = 7 };

    private static IEnumerable<string> ButtonsOf(PageSeen page) => page.Document.QuerySelectorAll("main button[name=do]").Select(found => found.GetAttribute("value")!);
}
