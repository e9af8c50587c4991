using System.Net;
using System.Text.Json.Nodes;

using static Market.Portal.Tests.Pages.Solving.SolvingWorld;

namespace Market.Portal.Tests.Pages.Solving;

public sealed class TeamCodePageTests
{
    private const string Code = "7K3F-9QWX-0000-1111-2222-3333-ABCD";

    [Theory]
    [InEachLanguage("teamcode")]
    public async Task The_code_is_asked_for_in_each_language(string page, string language)
    {
        await using var portal = await StartAsync(WithoutCode());

        (await portal.GetAsync($"{Root}/{page}", language)).AssertWellMade(language);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/inhoud")]
    [InlineData("/bestanden")]
    [InlineData("/controle")]
    [InlineData("/indienen")]
    public async Task Without_the_code_every_page_leads_to_where_it_is_given(string page)
    {
        await using var portal = await StartAsync(WithoutCode());

        var led = await portal.GetAsync(Root + page);

        Assert.Equal((HttpStatusCode.Redirect, $"{Root}/teamcode"), (led.Status, led.Location));
    }

    [Fact]
    public async Task A_code_that_does_not_open_is_said_at_the_field_and_not_kept()
    {
        await using var portal = await StartAsync(WithoutCode());

        var wrong = await portal.SubmitAsync(await portal.GetAsync($"{Root}/teamcode"), new() { ["code"] = Code });

        Assert.Contains("niet de code van uw team", wrong.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.Equal(Code, portal.Services.Asked[^1].TeamCode);
        Assert.Null((await portal.GetAsync($"{Root}/teamcode")).Location);
    }

    [Fact]
    public async Task A_code_that_opens_leads_to_the_solution()
    {
        await using var portal = await StartAsync(WithoutCode());
        var page = await portal.GetAsync($"{Root}/teamcode");
        portal.Services.Say($"GET {Api}", Draft().With(("needsTeamCode", true)));

        Assert.Equal(Root, (await portal.SubmitAsync(page, new() { ["code"] = Code })).Location);
    }

    [Fact]
    public async Task Who_starts_a_strict_solution_sees_the_code_once()
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Say($"GET /api/challenges/{ChallengeId}", Json(SolvingStubs.Challenge()).With(("sealing", Json(new { level = "strict", officers = 3, threshold = 2, waitsForCards = false }))));
        portal.Services.Say("POST /api/solutions", new { id = Id, teamCode = Code }, 201);
        var start = await portal.GetAsync($"/mijn/oplossingen/nieuw?challenge={ChallengeId}");
        Assert.Contains("streng verzegeld", start.TextOf("main .notice"), StringComparison.Ordinal);

        var card = await portal.SubmitAsync(start, []);

        card.AssertWellMade("nl");
        Assert.Equal(Code, card.TextOf(".code-card-code"));
        Assert.Equal(Root, card.Document.QuerySelector("main a.primary")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Who_lost_the_code_begins_anew()
    {
        await using var portal = await StartAsync(WithoutCode());
        portal.Services.Say($"POST {Api}/team-code", new { teamCode = Code });

        var renewed = await portal.SubmitAsync(await portal.GetAsync($"{Root}/teamcode"), [], form: "main details form");

        Assert.Equal(Code, renewed.TextOf(".code-card-code"));
    }

    private static JsonObject WithoutCode() => Draft().With(
        ("needsTeamCode", true), ("closed", true), ("title", ""), ("summary", ""), ("files", new JsonArray()), ("answers", new JsonArray()), ("canEdit", false), ("canSubmit", false));
}
