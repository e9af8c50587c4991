using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

using Market.Hosting;
using Market.Hosting.Access;
using Market.Kernel;
using Market.Testing;

namespace Market.Portal.Tests.Pages.Openings;

public sealed class OpeningPageTests
{
    private static readonly Persona Officer = Persona.Of("Wout Claes", Guid.CreateVersion7(), Roles.Officer);
    private static readonly Guid ChallengeId = Guid.CreateVersion7();
    private static readonly string Page = $"/opening/{ChallengeId}";
    private static readonly string Api = $"/api/openings/{ChallengeId}";

    [Theory]
    [InEachLanguage("sealed", "possible", "proposed", "own-proposal", "opened", "empty", "cancelled", "strict-sealed", "strict-possible", "strict-proposed", "strict-opened")]
    public async Task The_state_of_an_opening_is_explained_in_each_language(string state, string language)
    {
        await using var portal = await StartAsync(In(state));
        portal.Services.Say("GET /api/openings", new[] { In(state) });
        portal.Services.Say("GET /api/openings/cards", new[] { new { challengeId = ChallengeId, title = new { nl = "Slimme meldingen" }, state = "waiting", published = false } });

        foreach (var path in new[] { Page, "/opening" })
        {
            var page = await portal.GetAsync(path, language);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            page.AssertWellMade(language);
        }
    }

    [Fact]
    public async Task Before_the_time_there_is_no_button_and_the_page_says_from_when()
    {
        await using var portal = await StartAsync(In("sealed"));

        var page = await portal.GetAsync(Page);

        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Contains("26 november 2026, 10:00", page.TextOf(".notice"), StringComparison.Ordinal);
        Assert.Equal("step", page.Document.QuerySelector(".steps li")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task The_first_person_proposes()
    {
        await using var portal = await StartAsync(In("possible"));
        portal.Services.Say($"POST {Api}/proposal", "", 204);

        var done = await portal.SubmitAsync(await portal.GetAsync(Page), [], button: "propose");

        Assert.Equal($"{Page}?ok=proposed", done.Location);
    }

    [Fact]
    public async Task Who_proposed_reads_that_somebody_else_must_open()
    {
        await using var portal = await StartAsync(In("own-proposal"));

        var page = await portal.GetAsync(Page);

        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Contains("U stelde zelf voor", page.TextOf(".notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_person_opens()
    {
        await using var portal = await StartAsync(In("proposed"));
        portal.Services.Say($"POST {Api}/confirmation", "", 204);

        var done = await portal.SubmitAsync(await portal.GetAsync(Page), [], button: "confirm");

        Assert.Equal($"{Page}?ok=opened", done.Location);
    }

    [Fact]
    public async Task A_second_click_on_open_does_no_harm()
    {
        await using var portal = await StartAsync(In("proposed"));
        portal.Services.Refuse($"POST {Api}/confirmation", 409, ("opening.already-opened", null, []));
        var page = await portal.GetAsync(Page);
        portal.Services.Say($"GET {Api}", In("opened"));

        Assert.Equal(Page, (await portal.SubmitAsync(page, [], button: "confirm")).Location);
    }

    [Fact]
    public async Task A_refusal_is_said_on_top_with_the_time_as_people_read_it()
    {
        await using var portal = await StartAsync(In("possible"));
        portal.Services.Refuse($"POST {Api}/proposal", 409, ("opening.too-early", null, ["2026-11-26T09:00:00Z"]));

        var page = await portal.SubmitAsync(await portal.GetAsync(Page), [], button: "propose");

        Assert.NotNull(page.Document.QuerySelector(".error-summary li"));
        Assert.DoesNotContain("09:00:00Z", page.TextOf(".error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_lists_aliases_with_exact_time_and_hash_and_both_persons()
    {
        await using var portal = await StartAsync(In("opened"));

        var page = await portal.GetAsync(Page);

        Assert.Equal(2, page.Document.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("08:59:59.987 +01:00", page.TextOf("main tbody"), StringComparison.Ordinal);
        var facts = page.TextOf("dl.summary");
        Assert.Contains("Wout Claes", facts, StringComparison.Ordinal);
        Assert.Contains("Sofie Aerts", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_without_challenges_reads_what_to_do()
    {
        await using var portal = await StartAsync(In("sealed"));
        portal.Services.Say("GET /api/openings", Array.Empty<object>());

        Assert.NotNull((await portal.GetAsync("/opening")).Document.QuerySelector(".empty a"));
    }

    [Fact]
    public async Task A_challenge_of_another_body_does_not_exist_and_a_solver_may_not_look()
    {
        await using var portal = await RunningPortal.StartAsync(Officer);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.GetAsync(Page)).Status);

        portal.Reader = Persona.Of("Lien", Guid.CreateVersion7(), Roles.Solver);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.GetAsync(Page)).Status);
    }

    [Fact]
    public async Task An_officer_gives_the_code_on_a_card_and_a_wrong_one_is_said_at_the_field()
    {
        await using var portal = await StartAsync(In("strict-possible"));
        portal.Services.Refuse($"POST {Api}/cards/gift", 400, ("opening.code-wrong", "code", []));
        var wrong = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["code"] = "0000" });
        Assert.Contains("dit is niet de code van uw kaart", wrong.TextOf(".error-summary"), StringComparison.Ordinal);

        portal.Services.Say($"POST {Api}/cards/gift", new { stillNeeded = 1 });
        Assert.Equal($"{Page}?ok=given", (await portal.SubmitAsync(wrong, new() { ["code"] = "1111" })).Location);
        Assert.Null((await portal.GetAsync(Page)).Document.QuerySelector("button[value=propose]"));
    }

    [Fact]
    public async Task The_record_of_a_strict_opening_names_who_gave_a_card_and_who_was_refused()
    {
        await using var portal = await StartAsync(In("strict-opened"));

        var page = await portal.GetAsync(Page);

        Assert.Contains("Geopend met de kaarten van", page.TextOf("dl.summary"), StringComparison.Ordinal);
        Assert.Contains("Otto Overal", page.TextOf("dl.summary"), StringComparison.Ordinal);
        Assert.Contains("(PostgreSQL)", page.TextOf("dl.summary"), StringComparison.Ordinal);
        Assert.Contains("Verkeerde code", page.TextOf("main"), StringComparison.Ordinal);
    }

    private static async Task<RunningPortal> StartAsync(JsonObject opening)
    {
        var portal = await RunningPortal.StartAsync(Officer);
        portal.Services.Say($"GET {Api}", opening);
        return portal;
    }

    private static JsonObject In(string state)
    {
        var strict = state.StartsWith("strict-", StringComparison.Ordinal);
        var opened = state is "opened" or "empty" or "strict-opened";
        var proposed = opened || state is "proposed" or "own-proposal" or "strict-proposed";
        object[] lines = state is "opened" or "strict-opened" ? [Line("A", -2, 0), Line("B", 0, -13)] : [];
        return (JsonObject)JsonSerializer.SerializeToNode(
            new
            {
                challengeId = ChallengeId,
                challengeSlug = "slimme-meldingen",
                title = new { nl = "Slimme meldingen voor wie slecht hoort", en = (string?)null, fr = (string?)null },
                deadline = RunningPortal.Now.AddHours(-1),
                openingFrom = state is "sealed" or "strict-sealed" ? RunningPortal.Now.AddDays(2) : RunningPortal.Now.AddHours(-1),
                serverTime = RunningPortal.Now,
                state = opened ? "opened" : proposed ? "proposed" : "sealed",
                proposedBy = proposed ? state == "own-proposal" ? Officer.Id : Guid.NewGuid() : (Guid?)null,
                proposedByName = proposed ? "Wout Claes" : null,
                proposedAt = proposed ? RunningPortal.Now.AddMinutes(-20) : (DateTimeOffset?)null,
                confirmedByName = opened ? "Sofie Aerts" : null,
                openedAt = opened ? RunningPortal.Now : (DateTimeOffset?)null,
                submissions = opened ? lines.Length : (int?)null,
                canPropose = state == "possible",
                canConfirm = state == "proposed",
                cancelled = state == "cancelled",
                record = opened ? lines : null,
                clock = "postgres",
                cardsNeeded = strict ? 2 : (int?)null,
                cards = strict ? new[] { Card("Wout Claes", proposed), Card("Otto Overal", opened), Card("Sofie Aerts", false) } : [],
                canGive = state == "strict-possible",
                attempts = strict ? new[] { new { at = RunningPortal.Now.AddMinutes(-30), personName = "Sofie Aerts", step = "card", code = "opening.code-wrong" } } : [],
            },
            MarketJson.Options)!;
    }

    private static object Card(string name, bool given) => new
    {
        personName = name, organisationName = "Zone", state = given ? "given" : "checked", checkedAt = RunningPortal.Now.AddDays(-20), givenAt = given ? RunningPortal.Now : (DateTimeOffset?)null,
    };

    private static object Line(string alias, int hours, int milliseconds) => new
    {
        alias,
        receivedAt = RunningPortal.Now.AddHours(-1 + hours).AddMilliseconds(milliseconds),
        contentHash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    };
}
