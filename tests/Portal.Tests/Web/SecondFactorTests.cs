using System.Net;

using Market.Kernel;
using Market.Testing;

namespace Market.Portal.Tests.Web;

/// <summary>What needs a second factor is asked for beforehand, and lost never.</summary>
public sealed class SecondFactorTests
{
    private static readonly Persona Administrator = Persona.Of("Ada", null, Roles.Member, Roles.Admin);
    private static readonly string Person = $"/api/identity/people/{SampleAnswers.Id}";
    private static readonly string Address = $"/beheer/mensen/{SampleAnswers.Id}";

    [Theory]
    [InlineData(null, true)]
    [InlineData(0, false)]
    [InlineData(9, false)]
    [InlineData(11, true)]
    public async Task A_page_says_beforehand_that_it_will_need_one(int? minutes, bool says)
    {
        await using var portal = await StartAsync(Administrator with { SecondFactorAge = minutes is { } age ? TimeSpan.FromMinutes(age) : null });
        foreach (var language in new[] { "nl", "en", "fr" })
        {
            var page = await portal.GetAsync(Address, language);
            page.AssertWellMade(language);
            var link = page.Document.QuerySelector("main .notice a.button");
            Assert.Equal(says ? $"/bff/step-up?returnUrl={Uri.EscapeDataString(Address)}" : null, link?.GetAttribute("href"));
        }
    }

    [Theory]
    [InlineData("nl", "Nog één klik")]
    [InlineData("en", "One more click")]
    [InlineData("fr", "Encore un clic")]
    public async Task A_refused_form_is_kept_and_sent_by_one_press_after_the_second_factor(string language, string title)
    {
        await using var portal = await StartAsync(Administrator.WithPasswordOnly());
        portal.Services.AskSecondFactor($"PUT {Person}/roles");
        var away = await portal.SubmitAsync(await portal.GetAsync(Address), [], button: "roles");
        Assert.Equal(HttpStatusCode.Redirect, away.Status);
        var returnTo = Uri.UnescapeDataString(away.Location!["/bff/step-up?returnUrl=".Length..]);
        Assert.StartsWith("/herstel/", returnTo, StringComparison.Ordinal);

        portal.Reader = Administrator;
        portal.Services.Say($"PUT {Person}/roles", "", 204);
        var back = await portal.GetAsync(returnTo, language);
        back.AssertWellMade(language);
        Assert.Contains(title, back.TextOf("h1"), StringComparison.Ordinal);
        var done = await portal.SubmitAsync(back, []);

        Assert.Equal("/beheer/mensen?ok=saved", done.Location);
        Assert.Equal(2, portal.Services.Asked.Count(asked => asked.Method == "PUT" && asked.Body.Contains("\"version\":7", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_kept_is_for_who_typed_it_only()
    {
        await using var portal = await StartAsync(Administrator.WithPasswordOnly());
        portal.Services.AskSecondFactor($"PUT {Person}/roles");
        var away = await portal.SubmitAsync(await portal.GetAsync(Address), [], button: "roles");
        portal.Reader = Persona.Of("Olga", null, Roles.Member, Roles.Admin);
        var page = await portal.GetAsync(Uri.UnescapeDataString(away.Location!["/bff/step-up?returnUrl=".Length..]));
        Assert.Null(page.Document.QuerySelector("main form"));
    }

    private static async Task<RunningPortal> StartAsync(Persona reader)
    {
        var portal = await RunningPortal.StartAsync(reader);
        var person = new { id = SampleAnswers.Id, name = "Bo", email = "bo@example.test", language = "nl", organisationId = (Guid?)null, roles = new[] { "member" }, active = true, version = 7 };
        portal.Services.SayEverything(reader).Say($"GET {Person}", person);
        return portal;
    }
}
