namespace Market.Portal.Tests.Pages.Judging;

public sealed class AssignmentPageTests
{
    private static readonly string Api = $"/api/juries/{JuryWorld.Id}/assignment";
    private static readonly string Page = $"{JuryWorld.Room}/toewijzing";

    [Fact]
    public async Task A_conflict_shows_as_words_and_not_as_a_box()
    {
        await using var portal = await StartAsync();

        var page = await portal.GetAsync(Page);

        Assert.Equal([$"{JuryWorld.Jef}/A", $"{JuryWorld.Jef}/B", $"{JuryWorld.Mia}/A"], page.Document.QuerySelectorAll("input[type=checkbox]").Select(input => input.GetAttribute("value")).Order(StringComparer.Ordinal));
        Assert.Contains("Belang: kan niet", page.TextOf("tbody"), StringComparison.Ordinal);
        Assert.Contains("Jef beoordeelt indiening A", page.TextOf("label.tick"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everyone_everything_only_ticks_until_it_is_saved()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"PUT {Api}", "", 204);

        var ticked = await portal.SubmitAsync(await portal.GetAsync(Page), [], button: "all");
        Assert.Equal(3, ticked.Document.QuerySelectorAll("input[type=checkbox][checked]").Length);
        Assert.False(portal.Services.WasAsked("PUT"));

        var saved = await portal.SubmitAsync(ticked, []);
        Assert.Equal($"{JuryWorld.Room}?ok=assigned", saved.Location);
        Assert.Equal(3, portal.Services.Sent("PUT", Api).Split("\"alias\"").Length - 1);
    }

    [Fact]
    public async Task A_proposal_is_ticked_and_counts_only_when_it_is_saved()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"GET {Api}/proposal", new { pairs = new[] { new { personId = JuryWorld.Mia, alias = "A" } }, load = 1, @short = Array.Empty<object>(), fit = new { weakest = 420, weakestBound = 450, total = 1300 } });

        var proposed = await ProposeAsync(portal);

        Assert.Equal([$"{JuryWorld.Mia}/A"], proposed.Document.QuerySelectorAll("input[type=checkbox][checked]").Select(input => input.GetAttribute("value")));
        Assert.Contains("Hoogste aantal voor één jurylid: 1.", proposed.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("krijgt 0,42 punt(en), alles samen 1,3. Geen enkele verdeling kan de zwakste meer geven dan 0,45.", proposed.TextOf("main"), StringComparison.Ordinal);
        Assert.Empty(proposed.Document.QuerySelectorAll("section.next"));
        Assert.False(portal.Services.WasAsked("PUT"));
    }

    [Fact]
    public async Task What_a_proposal_lacks_is_told_with_the_number_of_jurors_missing_why_and_what_helps()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"GET {Api}/proposal", Short(new
        {
            jurors = 2, each = 1, load = 2, enough = 2, beyond = 0,
            standby = new[]
            {
                Standby("Wout", "juror", "invited", false), Standby("Wiet", "juror", "accepted", false), Standby("Rik", "reserve", "accepted", true, "A"), Standby("Rosa", "reserve", "accepted", true),
            },
        }));

        var told = (await ProposeAsync(portal)).TextOf("section.next");

        foreach (var sentence in new[]
        {
            "Met 2 juryleden meer, zonder belang, krijgt elke indiening er genoeg; met minder niet. Wie erbij komt, krijgt één indiening.",
            "A, B: samen 5 beoordelingen nodig, 3 mogelijk. Het ontbreekt nu bij B (2). Eén daarvan ligt al vast.", "Door een belang kan niet: Mia bij B.", "het uwe of het eigen: Jef.", "krijgt er geen meer bij: Mia.",
            "De eerste 2 op deze lijst in de jury:", "2 juryleden zonder belang uitnodigen", "Wout, uitgenodigd als jurylid, antwoordde nog niet; voor zover bekend zonder belang bij deze indieningen.",
            "Wiet, jurylid, verklaarde nog geen belangen;", "Rik, reserve; mag A niet beoordelen.", "Rosa, reserve; zonder belang bij deze indieningen.", "Het hoogste aantal per jurylid verhogen tot 2.",
        })
            Assert.Contains(sentence, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submissions_that_lack_as_much_for_the_same_reason_are_told_as_one()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"GET {Api}/proposal", new
        {
            pairs = Array.Empty<object>(), load = 1, @short = new[] { new { alias = "A", missing = 1 }, new { alias = "B", missing = 1 } },
            shortages = new[] { "A", "B" }.Select(alias => new { aliases = new[] { alias }, needed = 3, fullIds = Array.Empty<Guid>(), places = 0, once = 2 }),
            remedy = new { jurors = 1, each = 2, beyond = 1, standby = Array.Empty<object>() },
        });

        Assert.Contains("A, B: elk 3 nodig, 2 mogelijk. Alle juryleden beoordelen ze al.", (await ProposeAsync(portal)).TextOf("section.next"), StringComparison.Ordinal);
    }

    [Theory]
    [InEachLanguage("shortage")]
    public async Task A_repair_that_cannot_be_whole_says_who_could_join_and_how_many_more_are_needed(string state, string language)
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"GET {Api}", Assignment(lost: [Lost("Els", "B", "recused", true)]))
            .Say($"GET {Api}/proposal", Short(new { jurors = 3, each = 1, enough = (int?)null, beyond = 1, standby = new[] { Standby("Rik", "reserve", "accepted", true) } }));

        var page = await portal.GetAsync(Page, language);

        page.AssertWellMade(language);
        Assert.Contains(language switch { "nl" => "en nog één ander zonder belang", "en" => "and one other without an interest", _ => "et une autre personne sans conflit" }, page.TextOf($"section.next:has(#repair-{state})"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_loss_the_page_says_what_is_gone_why_and_what_changes_for_whom_and_repairs_it_with_one_button()
    {
        await using var portal = await StartAsync();
        portal.Services
            .Say($"GET {Api}", Assignment(lost: [Lost("Els", "A", "conflict", true), Lost("Karel", "B", "stoodDown", false)], warnings: [new { personId = JuryWorld.Mia, alias = "A" }]))
            .Say($"GET {Api}/proposal", new { pairs = new[] { new { personId = JuryWorld.Mia, alias = "A" }, new { personId = JuryWorld.Jef, alias = "B" } }, load = 1, @short = Array.Empty<object>() })
            .Say($"PUT {Api}", "", 204);

        var page = await portal.GetAsync(Page);
        Assert.Contains("Els beoordeelt indiening A niet meer: er is een belangenconflict gevonden.", page.TextOf("section.next"), StringComparison.Ordinal);
        Assert.Contains("Jef geeft indiening A uit handen.", page.TextOf("section.next"), StringComparison.Ordinal);
        Assert.Contains("Mia beoordeelt voortaan indiening A.", page.TextOf("section.next"), StringComparison.Ordinal);
        Assert.Contains("band die u moet afwegen: Mia bij A.", page.TextOf("section.next"), StringComparison.Ordinal);
        Assert.DoesNotContain("Karel", page.TextOf("section.next"), StringComparison.Ordinal);
        Assert.Contains("Karel beoordeelt indiening B niet meer en verliet de jury.", page.TextOf("main"), StringComparison.Ordinal);

        var repaired = await portal.SubmitAsync(page, [], form: "section.next form");

        Assert.Equal($"{JuryWorld.Room}?ok=assignment-repaired", repaired.Location);
        Assert.Contains($"{JuryWorld.Mia}", portal.Services.Sent("PUT", Api), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_can_take_the_place_it_says_what_to_do()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"GET {Api}", Assignment(lost: [Lost("Els", "A", "recused", true)]))
            .Say($"GET {Api}/proposal", new { pairs = new[] { new { personId = JuryWorld.Jef, alias = "A" } }, load = 1, @short = Array.Empty<object>() });

        Assert.Contains("Niemand anders kan de plaats innemen.", (await portal.GetAsync(Page)).TextOf("section.next"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pairs_of_a_proposal_that_carry_a_warning_are_named()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"GET {Api}", Assignment(warnings: [new { personId = JuryWorld.Mia, alias = "A" }, new { personId = JuryWorld.Jef, alias = "B" }]))
            .Say($"GET {Api}/proposal", new { pairs = new[] { new { personId = JuryWorld.Mia, alias = "A" } }, load = 1, @short = Array.Empty<object>() });

        var proposed = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["reviews"] = "1", ["aim"] = "keep" }, button: "propose");

        Assert.Contains("moet afwegen: Mia bij A.", proposed.TextOf("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("indiening,jurylid\nA,Mia\nB,Jef\n")]
    [InlineData("Indiening;Jurylid\r\nb;JEF\r\na;Mia\r\n")]
    [InlineData("A\tMia\nB\tJef\nB\tJef")]
    public async Task Pairs_are_ticked_from_a_text_as_a_spreadsheet_writes_it(string text)
    {
        await using var portal = await StartAsync();

        var ticked = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["csv"] = text }, button: "csv");

        Assert.Equal([$"{JuryWorld.Jef}/B", $"{JuryWorld.Mia}/A"], ticked.Document.QuerySelectorAll("input[type=checkbox][checked]").Select(input => input.GetAttribute("value")).Order(StringComparer.Ordinal));
        Assert.False(portal.Services.WasAsked("PUT"));
    }

    [Fact]
    public async Task Each_line_that_cannot_be_is_told_with_its_number_and_the_text_stays()
    {
        await using var portal = await StartAsync();

        var refused = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["csv"] = "indiening,jurylid\nZ,Mia\nA,Niemand\nB,Mia\n" }, button: "csv");

        Assert.Contains("regel 2: er is geen indiening Z.", refused.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.Contains("regel 3: er is geen jurylid Niemand.", refused.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.Contains("regel 4: Mia heeft een belang bij indiening B.", refused.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.Contains("A,Niemand", refused.Document.QuerySelector("textarea[name=csv]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_none_or_too_high_is_told_at_its_field_and_the_boxes_stay()
    {
        await using var portal = await StartAsync();
        portal.Services.Refuse($"GET {Api}/proposal", 400, ("assignment.reviews-range", "reviews", ["2"]));
        var page = await portal.GetAsync(Page);

        foreach (var (typed, told) in new[] { ("9", "van 1 tot 2"), ("veel", "geheel getal") })
        {
            var refused = await portal.SubmitAsync(page, new() { ["reviews"] = typed, ["pairs"] = $"{JuryWorld.Mia}/A" }, button: "propose");
            Assert.Contains(told, refused.TextOf(".error-summary"), StringComparison.Ordinal);
            Assert.Equal([$"{JuryWorld.Mia}/A"], refused.Document.QuerySelectorAll("input[type=checkbox][checked]").Select(input => input.GetAttribute("value")));
        }
    }

    [Fact]
    public async Task A_refusal_keeps_the_boxes_as_they_were_ticked()
    {
        await using var portal = await StartAsync();
        portal.Services.Refuse($"PUT {Api}", 409, ("assignment.scored", null, []));

        var refused = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["pairs"] = $"{JuryWorld.Mia}/A" });

        Assert.Contains("legde scores", refused.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.Equal([$"{JuryWorld.Mia}/A"], refused.Document.QuerySelectorAll("input[type=checkbox][checked]").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public async Task Before_the_opening_there_is_nothing_to_assign()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"GET {Api}", new { jurors = Array.Empty<object>(), aliases = Array.Empty<object>(), pairs = Array.Empty<object>(), conflicts = Array.Empty<object>() });

        Assert.Equal("Er is nog niets te verdelen", (await portal.GetAsync(Page)).TextOf(".empty-title"));
    }

    [Fact]
    public async Task A_review_that_would_help_is_ticked_by_its_link_and_counts_after_saving()
    {
        await using var portal = await StartAsync("completed");
        portal.Services.Say($"PUT {Api}", "", 204);

        var page = await portal.GetAsync($"{Page}?erbij={JuryWorld.Mia}/A");
        Assert.Equal([$"{JuryWorld.Jef}/A", $"{JuryWorld.Mia}/A"], page.Document.QuerySelectorAll("input[type=checkbox][checked]").Select(input => input.GetAttribute("value")).Order(StringComparer.Ordinal));
        Assert.Contains("Mia ook indiening A beoordeelt", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("weghalen kan niet", page.TextOf(".lead"), StringComparison.Ordinal);
        Assert.Equal($"{JuryWorld.Room}?ok=assigned", (await portal.SubmitAsync(page, [])).Location);

        foreach (var nothing in new[] { $"{JuryWorld.Mia}/B", $"{JuryWorld.Id}/A", "<b>" })
            Assert.Single((await portal.GetAsync($"{Page}?erbij={Uri.EscapeDataString(nothing)}")).Document.QuerySelectorAll("input[type=checkbox][checked]"));
    }

    [Fact]
    public async Task When_the_report_is_issued_the_grid_is_only_read()
    {
        await using var portal = await StartAsync("completed", "issued");

        var page = await portal.GetAsync(Page);

        Assert.Empty(page.Document.QuerySelectorAll("input[type=checkbox]"));
        Assert.Contains("Beoordeelt", page.TextOf("tbody"), StringComparison.Ordinal);
    }

    private static async Task<RunningPortal> StartAsync(string stage = "forming", string report = "none")
    {
        var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(chair: true), stage, chair: true, report: report).Say($"GET {Api}", Assignment());
        return portal;
    }

    private static object Assignment(object[]? lost = null, object[]? warnings = null) => new
    {
        jurors = new[] { new { personId = JuryWorld.Jef, name = "Jef" }, new { personId = JuryWorld.Mia, name = "Mia" } },
        aliases = new[] { new { alias = "A", title = "Eerste" }, new { alias = "B", title = "Tweede" } },
        pairs = new[] { new { personId = JuryWorld.Jef, alias = "A" } }, conflicts = new[] { new { personId = JuryWorld.Mia, alias = "B" } }, warnings = warnings ?? [], lost = lost ?? [],
    };

    private static async Task<PageSeen> ProposeAsync(RunningPortal portal) =>
        await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["reviews"] = "2", ["load"] = "1", ["aim"] = "weakest" }, button: "propose");

    /// <summary>B misses two.</summary>
    private static object Short(object remedy) => new
    {
        pairs = new[] { new { personId = JuryWorld.Mia, alias = "A" } }, load = 1, @short = new[] { new { alias = "B", missing = 2 } }, remedy,
        shortages = new[] { new { aliases = new[] { "A", "B" }, needed = 4, fullIds = new[] { JuryWorld.Jef }, places = 1, once = 1, final = 1, conflicts = new[] { new { personId = JuryWorld.Mia, alias = "B" } }, comparedIds = new[] { JuryWorld.Mia } } },
    };

    private static object Standby(string name, string seat, string state, bool declared, params string[] conflicts) => new { personId = Guid.CreateVersion7(), name, seat, state, declared, conflicts };

    private static object Lost(string name, string alias, string cause, bool open) => new { personId = Guid.CreateVersion7(), name, alias, cause, at = RunningPortal.Now, open };
}
