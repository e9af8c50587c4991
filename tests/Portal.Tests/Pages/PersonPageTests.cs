using System.Net;

using Market.Kernel;
using Market.Testing;

namespace Market.Portal.Tests.Pages;

/// <summary>/beheer/mensen/{id}: one person, wherever in the list.</summary>
public sealed class PersonPageTests
{
    private static readonly Persona Administrator = Persona.Of("Ada", null, Roles.Member, Roles.Admin);
    private static readonly string Person = $"/api/identity/people/{SampleAnswers.Id}";
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
        Assert.Equal([button], page.Document.QuerySelectorAll("main button[name=do]:not([value=roles])").Select(found => found.GetAttribute("value")!));

        Assert.Equal("/beheer/mensen?ok=saved", (await portal.SubmitAsync(page, [], button: button)).Location);
        Assert.Contains(portal.Services.Asked, asked => asked.Method == method && asked.Path.EndsWith("/deactivation", StringComparison.Ordinal));
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
        portal.Services.SayEverything(Administrator).Say($"GET {Person}", new { id = SampleAnswers.Id, name = "Bo", email = "bo@example.test", language = "nl", organisationId = (Guid?)null, roles = new[] { "member" }, active, version = 7 });
        return portal;
    }
}
