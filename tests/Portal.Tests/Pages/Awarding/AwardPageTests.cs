using Market.Hosting.Access;
using Market.Kernel;
using Market.Portal.Tests.Pages.Judging;
using Market.Testing;

namespace Market.Portal.Tests.Pages.Awarding;

public sealed class AwardPageTests
{
    private static readonly string Api = $"/api/awards/{JuryWorld.Id}";
    private static readonly string Page = $"/gunning/{JuryWorld.Id}";

    [Fact]
    public async Task Before_the_jury_has_finished_the_page_says_what_is_waited_for()
    {
        await using var portal = await StartAsync(new { complete = false });

        Assert.Equal("De jury is nog niet klaar", (await portal.GetAsync(Page)).TextOf(".empty-title"));
    }

    [Fact]
    public async Task Before_the_report_is_issued_the_page_leads_to_what_is_waited_for()
    {
        await using var portal = await StartAsync(new { complete = true, reported = false, canPropose = false });

        var page = await portal.GetAsync(Page);

        Assert.Equal("Er wordt gewacht op het verslag van de jury", page.TextOf(".empty-title"));
        Assert.Equal($"/jury/{JuryWorld.Id}/verslag", page.Document.QuerySelector(".empty a")!.GetAttribute("href"));
        Assert.Equal("Juryverslag", page.TextOf("[aria-current=step]"));
    }

    [Fact]
    public async Task The_ranking_fills_in_the_places_and_leaves_a_tie_to_the_officer()
    {
        await using var portal = await StartAsync(new { complete = true, canPropose = true });
        portal.Services.Say($"POST {Api}/proposal", "", 204);

        var page = await portal.GetAsync(Page);
        Assert.Equal(["1", "", ""], page.Document.QuerySelectorAll("select").Select(select => select.QuerySelector("option[selected]")?.GetAttribute("value") ?? ""));
        Assert.Contains("Plaats 1: prijs van €\u00a05.000", page.TextOf("select"), StringComparison.Ordinal);

        var done = await portal.SubmitAsync(page, new() { ["winners[2].prizeRank"] = "2", ["motivation"] = "Beste planning" });
        Assert.Equal($"{Page}?ok=award-proposed", done.Location);
        Assert.Equal("""{"winners":[{"alias":"A","prizeRank":1},{"alias":"D","prizeRank":2}],"motivation":"Beste planning"}""", portal.Services.Sent("POST", $"{Api}/proposal"));
    }

    [Fact]
    public async Task A_refused_proposal_keeps_the_choice_and_points_to_it()
    {
        await using var portal = await StartAsync(new { complete = true, canPropose = true });
        portal.Services.Refuse($"POST {Api}/proposal", 400, ("award.out-of-order", "winners", []), ("award.motivation-missing", "motivation", []));

        var refused = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["winners[0].prizeRank"] = "", ["winners[1].prizeRank"] = "1" });

        Assert.Equal(["#f-winners-0--prizeRank", "#f-motivation"], refused.Document.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Equal("1", refused.Document.QuerySelector("select[name='winners[1].prizeRank'] option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_second_person_confirms_and_the_results_are_public()
    {
        await using var portal = await StartAsync(Proposed(canConfirm: true));
        portal.Services.Say($"POST {Api}/confirmation", "", 204);

        var page = await portal.GetAsync(Page);
        Assert.Contains("Voorgesteld door Piet", page.TextOf("main"), StringComparison.Ordinal);

        Assert.Equal($"{Page}?ok=award-published", (await portal.SubmitAsync(page, [])).Location);
        Assert.Equal("""{"version":5}""", portal.Services.Sent("POST", $"{Api}/confirmation"));
    }

    [Fact]
    public async Task A_proposal_that_was_replaced_meanwhile_is_not_confirmed_unread()
    {
        await using var portal = await StartAsync(Proposed(canConfirm: true));
        var page = await portal.GetAsync(Page);
        Say(portal, Proposed(canConfirm: true, version: 7));
        portal.Services.Refuse($"POST {Api}/confirmation", 409, ("changed-meanwhile", null, []));

        var refused = await portal.SubmitAsync(page, []);

        Assert.Equal("""{"version":5}""", portal.Services.Sent("POST", $"{Api}/confirmation"));
        Assert.Contains("intussen gewijzigd", refused.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("7", refused.Document.QuerySelector("main [name=version]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Who_proposed_reads_that_another_person_must_confirm_and_may_withdraw()
    {
        await using var portal = await StartAsync(Proposed(canConfirm: false, by: JuryWorld.Officer.Id));
        portal.Services.Say($"DELETE {Api}/proposal", "", 204);

        var page = await portal.GetAsync(Page);
        Assert.Contains("U stelde zelf voor", page.TextOf(".notice"), StringComparison.Ordinal);

        Assert.Equal($"{Page}?ok=award-withdrawn", (await portal.SubmitAsync(page, [])).Location);
    }

    [Fact]
    public async Task An_approver_reads_who_makes_the_proposal()
    {
        await using var portal = await StartAsync(new { complete = true, canPropose = false }, Persona.Of("Ann", Guid.CreateVersion7(), Roles.Approver));

        Assert.Contains("Een dossierbeheerder", (await portal.GetAsync(Page)).TextOf(".notice"), StringComparison.Ordinal);
    }

    [Theory]
    [InEachLanguage("none")]
    [InEachLanguage("proposed")]
    [InEachLanguage("published")]
    [InEachLanguage("nobody")]
    public async Task The_page_is_well_made_in_every_state(string state, string language)
    {
        await using var portal = await StartAsync(state switch { "none" => new { complete = true, canPropose = true }, "proposed" => Proposed(canConfirm: true), _ => Published(state == "nobody") });
        portal.Services.Say($"GET /api/challenges/{JuryWorld.Id}", SampleAnswers.Challenge("awarded", results: new { publishedAt = RunningPortal.Now, submissions = 4, winners = new[] { new { rank = 1, solutionTitle = "Eerste <b>", organisationName = "Alarmbouw", partners = new[] { "Stad" }, total = 81.5m, prizeCents = 500000L } } }));

        var page = await portal.GetAsync(Page, language);

        page.AssertWellMade(language);
        Assert.Equal(state == "published", page.Html.Contains("Alarmbouw", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Until_the_names_have_arrived_the_decision_stands_by_letter()
    {
        await using var portal = await StartAsync(Published(nobody: false));

        var page = await portal.GetAsync(Page);

        Assert.Contains("binnen enkele ogenblikken", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Indiening A", page.TextOf("ol.winners"), StringComparison.Ordinal);
        Assert.Contains("Wachttermijn: Tot en met 14 december 2026.", page.TextOf(".notice.good"), StringComparison.Ordinal);
    }

    private static object Published(bool nobody) => new
    {
        state = "published", complete = true, proposedByName = "Piet", confirmedByName = "Ann", publishedAt = RunningPortal.Now, standstillUntil = "2026-12-14", motivation = "Omdat <i>zo</i>.",
        winners = nobody ? [] : new[] { new { alias = "A", rank = 1, total = 81.5m, prizeCents = 500000L } },
    };

    private static object Proposed(bool canConfirm, Guid? by = null, int version = 5) => new
    {
        state = "proposed", complete = true, proposedBy = by ?? Guid.NewGuid(), proposedByName = "Piet", proposedAt = RunningPortal.Now, version,
        winners = new[] { new { alias = "A", rank = 1, total = 81.5m, prizeCents = 500000L } }, motivation = "", canConfirm, canWithdraw = true,
    };

    private static async Task<RunningPortal> StartAsync(object award, Persona? reader = null)
    {
        var portal = await RunningPortal.StartAsync(reader ?? JuryWorld.Officer);
        Say(portal, award);
        return portal;
    }

    private static void Say(RunningPortal portal, object award)
    {
        var complete = (bool)award.GetType().GetProperty("complete")!.GetValue(award)!;
        var reply = new Dictionary<string, object?>
        {
            ["challengeId"] = JuryWorld.Id, ["title"] = JuryWorld.Text("Stille alarmen"), ["state"] = "none", ["reported"] = complete, ["criteria"] = JuryWorld.Criteria, ["prizeCents"] = new[] { 500000L, 100000L },
            ["ranking"] = complete ? new[] { JuryWorld.Ranked(1, "A", 81.5m), JuryWorld.Ranked(2, "B", 70, tied: true), JuryWorld.Ranked(2, "D", 70, tied: true), JuryWorld.Ranked(4, "E", 60), JuryWorld.Ranked(null, "C", 80, below: true) } : [],
        };
        foreach (var property in award.GetType().GetProperties())
            reply[property.Name] = property.GetValue(award);
        portal.Services.Say($"GET {Api}", reply);
    }
}
