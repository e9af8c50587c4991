using System.Net;

using Market.Kernel;
using Market.Testing;

namespace Market.Portal.Tests.Pages.Openings;

public sealed class CardPageTests
{
    private const string Code = "7K3F-9QWX-0000-1111-2222-3333-ABCD";
    private static readonly Guid ChallengeId = Guid.CreateVersion7();
    private static readonly string Page = $"/opening/{ChallengeId}/kaart";
    private static readonly string Api = $"/api/openings/{ChallengeId}/cards";

    [Theory]
    [InEachLanguage("waiting", "drawn", "checked", "given", "none")]
    public async Task How_far_the_own_card_is_is_explained_in_each_language(string state, string language)
    {
        await using var portal = await StartAsync(state);

        var page = await portal.GetAsync(Page, language);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        page.AssertWellMade(language);
        Assert.Equal(state is "waiting" or "drawn", page.Document.QuerySelector("main form") is not null);
    }

    [Fact]
    public async Task The_card_is_in_the_answer_to_the_button_and_nowhere_else()
    {
        await using var portal = await StartAsync("waiting");
        portal.Services.Say($"POST {Api}", new { code = Code, place = 2, cards = 3, threshold = 2, title = new { nl = "Slimme meldingen" } });

        var card = await portal.SubmitAsync(await portal.GetAsync(Page), []);

        card.AssertWellMade("nl");
        Assert.Equal(Code, card.TextOf(".code-card-code"));
        Assert.StartsWith("data:image/png;base64,iVBOR", card.Document.QuerySelector(".code-card img")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Contains("Kaart 2 van 3", card.TextOf(".code-card"), StringComparison.Ordinal);
        Assert.DoesNotContain(Code, (await portal.GetAsync(Page)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_again_draws_no_other_card()
    {
        await using var portal = await StartAsync("waiting");
        var form = await portal.GetAsync(Page);
        portal.Services.Say($"GET {Api}", Ceremony("drawn"));

        var again = await portal.SubmitAsync(form, []);

        Assert.Contains("Deze kaart is al getoond", again.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Services.Asked, asked => asked.Method == "POST");
    }

    [Fact]
    public async Task A_typing_error_in_the_code_is_said_at_the_field()
    {
        await using var portal = await StartAsync("drawn");
        portal.Services.Refuse($"POST {Api}/check", 400, ("opening.code-mistyped", "code", []));

        var page = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["code"] = "7K3F" });

        Assert.Contains("zeven groepjes", page.TextOf(".error-summary"), StringComparison.Ordinal);
        portal.Services.Say($"POST {Api}/check", "", 204);
        Assert.Equal($"{Page}?ok=card-checked", (await portal.SubmitAsync(page, new() { ["code"] = Code })).Location);
    }

    private static async Task<RunningPortal> StartAsync(string state)
    {
        var portal = await RunningPortal.StartAsync(Persona.Of("Otto Overal", null, Roles.Member));
        portal.Services.Say($"GET {Api}", Ceremony(state));
        return portal;
    }

    private static object Ceremony(string state) => new
    {
        challengeId = ChallengeId, title = new { nl = "Slimme meldingen" }, threshold = 2, readyAt = (DateTimeOffset?)null, mine = state == "none" ? null : state,
        canDraw = state is "waiting" or "drawn", canCheck = state == "drawn", mineDrawnAt = state is "none" or "waiting" ? (DateTimeOffset?)null : RunningPortal.Now,
        cards = new[] { "waiting", "drawn", "checked" }.Select(each => new { personName = each, organisationName = "Zone", state = each, checkedAt = (DateTimeOffset?)null, givenAt = (DateTimeOffset?)null }),
    };
}
