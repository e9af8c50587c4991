using System.Net;
using System.Text.Json.Nodes;

using static Market.Portal.Tests.Pages.Solving.SolvingWorld;

namespace Market.Portal.Tests.Pages.Solving;

public sealed class SolutionPagesTests
{
    [Fact]
    public async Task The_overview_says_for_each_part_whether_it_is_done()
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Say($"GET {Api}/checks", new[] { Check("solution.summary-missing", "summary", "blocking"), Check("solution.planning-missing", "planning", "advice") });

        var page = await portal.GetAsync(Root);

        Assert.Equal("Nog te doen", page.TextOf("#task-inhoud"));
        Assert.Equal("Kan aangevuld worden", page.TextOf("#task-budget"));
        Assert.Equal("Klaar", page.TextOf("#task-antwoorden"));
        Assert.Equal("Nog 1 punt", page.TextOf("#task-controle"));
        Assert.Contains("nog 6 dagen", page.TextOf("main .countdown"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_overview_counts_down_by_the_clock_of_the_service()
    {
        await using var portal = await StartAsync(Draft().With(("serverTime", RunningPortal.Now.AddDays(3))));

        Assert.Contains("nog 3 dagen", (await portal.GetAsync(Root)).TextOf("main .countdown"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_changed_after_submitting_is_said_to_not_count()
    {
        await using var portal = await StartAsync(Submitted().With(("changedSinceSubmission", true)));

        var page = await portal.GetAsync(Root);

        Assert.Contains("2026-000042", page.TextOf(".notice.good"), StringComparison.Ordinal);
        Assert.Contains("tellen pas wanneer u opnieuw indient", page.TextOf(".notice.warning"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"a[href='{Root}/intrekken']"));
    }

    [Fact]
    public async Task Who_is_invited_sees_the_invitation_and_no_section()
    {
        await using var portal = await StartAsync(Invited());

        Assert.Equal(Root, (await portal.GetAsync($"{Root}/inhoud")).Location);
        Assert.Equal(2, (await portal.GetAsync(Root)).Document.QuerySelectorAll("main form button").Length);
    }

    [Fact]
    public async Task A_solution_of_others_does_not_exist()
    {
        await using var portal = await RunningPortal.StartAsync(Solver);
        foreach (var path in new[] { "", "/inhoud", "/bestanden", "/partners", "/controle", "/indienen", "/intrekken", "/ontvangstbewijs", "/terugkoppeling", $"/bestanden/{FileId}" })
            Assert.Equal(HttpStatusCode.NotFound, (await portal.GetAsync(Root + path)).Status);
    }

    [Fact]
    public async Task The_checks_link_to_the_field_and_name_the_question()
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Say($"GET {Api}/checks", new[] { Check("solution.answer-missing", "answers[1].text", "blocking") });

        var page = await portal.GetAsync($"{Root}/controle");

        var link = page.Document.QuerySelector(".notice.warning a")!;
        Assert.Equal($"{Root}/antwoorden#f-answers-1--text", link.GetAttribute("href"));
        Assert.Contains("stroompanne", link.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector($"main a[href='{Root}/indienen']"));
        Assert.NotNull((await portal.GetAsync($"{Root}/antwoorden")).Document.GetElementById("f-answers-1--text"));
    }

    /// <summary>S-11.</summary>
    [Fact]
    public async Task What_tells_who_the_team_is_is_shown_where_it_stands_and_forbids_nothing()
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Say($"GET {Api}/telltales", SolvingStubs.Telltales);

        var page = await portal.GetAsync($"{Root}/controle");

        var warnings = page.Document.QuerySelectorAll(".notice.warning");
        Assert.Equal(["5 woorden of nummers kunnen verraden wie u bent", "Deze bestanden krijgt de jury niet"], warnings.Select(warning => warning.QuerySelector(".notice-title")!.TextContent));
        Assert.Equal(
            [$"{Root}/inhoud#f-title", $"{Root}/antwoorden#f-answers-1--text", $"{Root}/budget#f-planning", $"{Root}/inhoud#f-summary", $"{Root}/bestanden"],
            warnings[0].QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Titel: de naam Vonk BV", warnings[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("film.pptx: Er zit iets in", warnings[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("plan.pdf: de kopie voor de jury bevat niet: eigenschappen (auteur, organisatie, programma), gegevens bij foto’s", page.TextOf("main"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"main a[href='{Root}/indienen']"));
    }

    [Fact]
    public async Task Who_goes_straight_to_submitting_is_warned_there()
    {
        await using var portal = await StartAsync(Draft());
        Assert.Empty((await portal.GetAsync($"{Root}/indienen")).Document.QuerySelectorAll(".notice.warning"));
        portal.Services.Say($"GET {Api}/telltales", SolvingStubs.Telltales);

        var warning = (await portal.GetAsync($"{Root}/indienen")).Document.QuerySelector(".notice.warning")!;

        Assert.Equal("6 aandachtspunten, want de jury leest anoniem", warning.QuerySelector(".notice-title")!.TextContent);
        Assert.Equal($"{Root}/controle", warning.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Submitting_sends_the_version_that_was_seen_and_shows_the_receipt()
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Say($"POST {Api}/submission", Receipt(1, "current"));
        var page = await portal.GetAsync($"{Root}/indienen");
        portal.Services.Say($"GET {Api}", Draft().With(("version", 12)));

        var done = await portal.SubmitAsync(page, []);

        Assert.Equal($"{Root}/ontvangstbewijs?ok=submitted", done.Location);
        Assert.Equal("{\"version\":7}", portal.Services.Asked.Single(asked => asked.Method == "POST").Body);
    }

    [Fact]
    public async Task What_is_submitted_as_it_stands_is_not_offered_again()
    {
        await using var portal = await StartAsync(Submitted());

        var page = await portal.GetAsync($"{Root}/indienen");

        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Contains("U diende precies dit al in", page.TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Wijzigen kan niet meer", page.Html, StringComparison.Ordinal);
        Assert.Null((await portal.GetAsync($"{Root}/controle")).Document.QuerySelector($"main a[href='{Root}/indienen']"));
    }

    [Theory]
    [InlineData("opened", "Ingediend en geopend")]
    [InlineData("awarded", "Ingediend en beslist")]
    [InlineData("closed", "Ingediend")]
    public async Task The_overview_says_what_became_of_it(string stage, string state)
    {
        await using var portal = await StartAsync(Submitted().With(("stage", stage)));
        Assert.Equal(state, (await portal.GetAsync(Root)).TextOf("dl.summary .tag").Trim());
    }

    [Theory]
    [InlineData("indienen", "POST")]
    [InlineData("intrekken", "DELETE")]
    public async Task A_second_click_the_back_button_and_a_try_after_an_unknown_outcome_send_the_same_key_and_another_visit_another_one(string path, string method)
    {
        await using var portal = await StartAsync(Submitted().With(("changedSinceSubmission", true)));
        portal.Services.Refuse($"{method} {Api}/submission", 503, ("service.unavailable", null, []));
        var page = await portal.GetAsync($"{Root}/{path}");

        var unknown = await portal.SubmitAsync(page, []);
        await portal.SubmitAsync(page, []);
        await portal.SubmitAsync(unknown, []);
        await portal.SubmitAsync(await portal.GetAsync($"{Root}/{path}"), []);

        var keys = portal.Services.Asked.Where(asked => asked.Method == method).Select(asked => asked.Key).ToList();
        Assert.Matches("^\"[0-9a-f]{32}\"$", keys[0]);
        Assert.Equal([keys[0], keys[0], keys[0]], keys[..3]);
        Assert.NotEqual(keys[0], keys[3]);
    }

    [Fact]
    public async Task Submitting_what_a_colleague_changed_meanwhile_asks_again()
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Refuse($"POST {Api}/submission", 409, ("changed-meanwhile", null, []));
        var page = await portal.GetAsync($"{Root}/indienen");
        portal.Services.Say($"GET {Api}", Draft().With(("version", 12)));

        var refused = await portal.SubmitAsync(page, []);

        Assert.Contains("Er is nog niets ingediend", refused.TextOf(".notice.warning"), StringComparison.Ordinal);
        Assert.Equal("12", refused.Document.QuerySelector("input[name=version]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Submitting_too_late_says_so_and_offers_no_button()
    {
        await using var portal = await StartAsync(Draft());
        var page = await portal.GetAsync($"{Root}/indienen");
        portal.Services.Say($"GET {Api}", Draft().With(("stage", "closed"), ("canEdit", false), ("canSubmit", false))).Refuse($"POST {Api}/submission", 409, ("submission.deadline-passed", null, []));

        var late = await portal.SubmitAsync(page, []);

        Assert.NotNull(late.Document.QuerySelector(".error-summary"));
        Assert.Null(late.Document.QuerySelector("main button"));
    }

    [Fact]
    public async Task A_partner_cannot_submit_and_reads_who_can()
    {
        await using var portal = await StartAsync(Draft().With(("role", "partner"), ("lead", false), ("canSubmit", false), ("canDelete", false)));

        var page = await portal.GetAsync($"{Root}/indienen");

        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Contains("Klankbord bv", page.TextOf(".notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_shows_number_exact_times_and_every_hash()
    {
        await using var portal = await StartAsync(Submitted());
        SolvingStubs.SayAll(portal.Services);

        var page = await portal.GetAsync($"{Root}/ontvangstbewijs");

        var receipt = page.TextOf("dl.receipt");
        Assert.Contains("2026-000042", receipt, StringComparison.Ordinal);
        Assert.Contains("08:00:00.123 +01:00", receipt, StringComparison.Ordinal);
        Assert.Contains("UTC 2026-11-24 07:00:00.123", receipt, StringComparison.Ordinal);
        Assert.Equal(64, page.TextOf("td.hash").Length);
        Assert.Equal($"{Root}/ontvangstbewijs/1", page.Document.QuerySelector("section .tasks a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_replaced_receipt_points_to_the_one_that_counts()
    {
        await using var portal = await StartAsync(Submitted());
        SolvingStubs.SayAll(portal.Services);

        Assert.Contains("2026-000042", (await portal.GetAsync($"{Root}/ontvangstbewijs/1")).TextOf(".notice.warning"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.GetAsync($"{Root}/ontvangstbewijs/9")).Status);
    }

    [Fact]
    public async Task Withdrawing_asks_first_and_a_second_click_does_no_harm()
    {
        await using var portal = await StartAsync(Submitted());
        portal.Services.Say($"DELETE {Api}/submission", "", 204);
        var page = await portal.GetAsync($"{Root}/intrekken");

        Assert.Equal($"{Root}?ok=withdrawn", (await portal.SubmitAsync(page, [])).Location);

        portal.Services.Say($"GET {Api}", Submitted().With(("state", "withdrawn"), ("canWithdraw", false), ("receipt", (JsonNode?)null))).Refuse($"DELETE {Api}/submission", 409, ("submission.none", null, []));
        Assert.Equal($"{Root}?ok=withdrawn", (await portal.SubmitAsync(page, [])).Location);
    }

    [Fact]
    public async Task Feedback_shows_scores_and_remarks_by_juror_number_in_the_readers_language()
    {
        await using var portal = await StartAsync(Closed().With(("stage", "awarded")));
        SolvingStubs.SayAll(portal.Services);

        var page = await portal.GetAsync($"{Root}/terugkoppeling", "fr");

        Assert.Contains("71,25", page.TextOf("dl.summary"), StringComparison.Ordinal);
        var text = page.TextOf("main");
        Assert.Contains("Juré 1", text, StringComparison.Ordinal);
        Assert.Contains("meet ook binnenshuis", text, StringComparison.Ordinal);
        Assert.Contains("Jusqu’au 14 décembre 2026 inclus", text, StringComparison.Ordinal);
        Assert.Contains("Wie vervangt de batterij?", text, StringComparison.Ordinal);
        Assert.Contains(new string('c', 64), text, StringComparison.Ordinal);
        Assert.DoesNotContain("Jurylid", text, StringComparison.Ordinal);
    }
}
