namespace Market.Portal.Tests.Pages.Judging;

public sealed class SubmissionPageTests
{
    private static readonly string Api = $"/api/juries/{JuryWorld.Id}/submissions/B";
    private static readonly string Page = $"{JuryWorld.Room}/indiening/B";
    private static readonly string Scores = $"{Api}/scores";

    [Fact]
    public async Task The_submission_stands_beside_the_scores_with_neutral_files()
    {
        await using var portal = await StartAsync();

        var page = await portal.GetAsync(Page);

        Assert.Contains("Een <b>slimme</b> sensor.", page.TextOf(".desk-main"), StringComparison.Ordinal);
        Assert.Equal($"{Page}/bijlage/{JuryWorld.Jef}", page.Document.QuerySelector("a[download]")!.GetAttribute("href"));
        Assert.Equal("10Bewezen in een proef", page.TextOf("fieldset.row .levels"));
        Assert.Contains("Gewicht: 60\u00a0% · Minimum: 5 op 10", page.TextOf("fieldset.row"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clean", "nagekeken op virussen", true)]
    [InlineData("notScanned", "niet nagekeken op virussen", true)]
    [InlineData("waiting", "wordt nog nagekeken op virussen", false)]
    [InlineData("infected", "bevat een virus", false)]
    public async Task A_file_says_what_the_virus_scanner_said_and_is_there_to_download_or_not(string scan, string words, bool download)
    {
        await using var portal = await StartAsync();
        portal.Services.SaySubmission("B", scan: scan);

        var page = await portal.GetAsync(Page);

        Assert.Contains(words, page.TextOf("ul.tasks li .numbers"), StringComparison.Ordinal);
        Assert.Equal(download, page.Document.QuerySelector("a[download]") is not null);
    }

    /// <summary>S-11.</summary>
    [Theory]
    [InlineData(null, "Niet in deze kopie: opmerkingen, bijgehouden wijzigingen.", true)]
    [InlineData("encrypted", "Niemand in de jury krijgt dit bestand, want er kan geen anonieme kopie van gemaakt worden. Het bestand is versleuteld.", false)]
    public async Task A_file_says_what_its_copy_leaves_out_or_why_there_is_none(string? withheld, string words, bool download)
    {
        await using var portal = await StartAsync();
        portal.Services.SaySubmission("B", withheld: withheld, removed: ["comments", "trackedChanges"]);

        var page = await portal.GetAsync(Page);

        Assert.Equal(words, page.TextOf("ul.tasks li p"));
        Assert.Equal(download, page.Document.QuerySelector("a[download]") is not null);
    }

    [Fact]
    public async Task Saving_and_going_on_leads_to_the_next_one_that_is_not_final()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"PUT {Scores}", "", 204);

        var done = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["scores[0].value"] = "7,5", ["scores[0].remark"] = "Sterk", ["scores[1].abstained"] = "true" }, button: "next");

        Assert.Equal($"{JuryWorld.Room}/indiening/D?ok=scores-saved", done.Location);
        Assert.Equal($$"""{"scores":[{"criterionId":"{{JuryWorld.Quality}}","value":7.5,"remark":"Sterk","abstained":false},{"criterionId":"{{JuryWorld.Price}}","value":null,"remark":"","abstained":true}]}""", portal.Services.Sent("PUT", Scores));
    }

    [Fact]
    public async Task A_score_that_is_no_number_is_told_beside_its_field_and_nothing_is_lost()
    {
        await using var portal = await StartAsync();

        var refused = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["scores[0].value"] = "zeven", ["scores[1].remark"] = "Duur" });

        Assert.Equal("#f-scores-0--value", refused.Document.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("zeven", refused.Document.QuerySelector("[name='scores[0].value']")!.GetAttribute("value"));
        Assert.Equal("Duur", refused.TextOf("[name='scores[1].remark']"));
        Assert.False(portal.Services.WasAsked("PUT"));
    }

    [Fact]
    public async Task Making_final_saves_first_and_tells_what_is_missing()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"PUT {Scores}", "", 204);

        var refused = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["scores[0].value"] = "8", ["scores[0].remark"] = "Goed", ["scores[1].value"] = "6" }, button: "lock");

        Assert.True(portal.Services.WasAsked("PUT"));
        Assert.Equal(["#f-scores-1--remark"], refused.Document.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Who_abstains_is_asked_why_and_not_for_a_score()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"PUT {Scores}", "", 204);

        var refused = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["scores[0].value"] = "8", ["scores[0].remark"] = "Goed", ["scores[1].abstained"] = "true" }, button: "lock");

        Assert.Contains("waarom u zich onthoudt", refused.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.Single(refused.Document.QuerySelectorAll(".error-summary a"));
        portal.Services.SaySubmission("B", locked: true, scores: [JuryWorld.Score(JuryWorld.Quality, 8, "Goed"), JuryWorld.Score(JuryWorld.Price, null, "Ken ik niet", abstained: true)]);
        var read = (await portal.GetAsync(Page)).TextOf(".desk-side");
        Assert.Contains("Onthouden", read, StringComparison.Ordinal);
        Assert.DoesNotContain("gewogen totaal", read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", false, "10", "false")]
    [InlineData("no", false, "0", "false")]
    [InlineData("yes", true, "null", "true")]
    public async Task A_requirement_is_answered_with_yes_or_no_and_an_abstention_takes_the_place_of_the_answer(string answer, bool abstains, string value, string abstained)
    {
        await using var portal = await StartAsync();
        portal.Services.SaySubmission("B", criteria: JuryWorld.WithRequirement).Say($"PUT {Scores}", "", 204);
        var page = await portal.GetAsync(Page);
        page.AssertWellMade("nl");
        Dictionary<string, string> typed = new() { ["scores[1].value"] = answer };
        if (abstains)
            typed["scores[1].abstained"] = "true";

        await portal.SubmitAsync(page, typed);

        Assert.Contains($$"""{"criterionId":"{{JuryWorld.Price}}","value":{{value}},"remark":"","abstained":{{abstained}}}""", portal.Services.Sent("PUT", Scores), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Making_final_asks_for_a_confirmation_with_the_weighted_total()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"PUT {Scores}", "", 204).Say($"POST {Api}/lock", "", 204);
        var typed = new Dictionary<string, string> { ["scores[0].value"] = "8", ["scores[0].remark"] = "Goed", ["scores[1].value"] = "6", ["scores[1].remark"] = "Duur" };

        var asked = await portal.SubmitAsync(await portal.GetAsync(Page), typed, button: "lock");
        Assert.Equal($"{Page}/vastleggen", asked.Location);

        portal.Services.SaySubmission("B", scores: [JuryWorld.Score(JuryWorld.Quality, 8, "Goed"), JuryWorld.Score(JuryWorld.Price, 6, "Duur")]);
        var confirm = await portal.GetAsync(asked.Location!);
        Assert.Equal("Uw gewogen totaal: 72 op 100", confirm.TextOf(".form-total"));

        var locked = await portal.SubmitAsync(confirm, []);
        Assert.Equal($"{JuryWorld.Room}/indiening/D?ok=scores-locked", locked.Location);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(4.9, true)]
    public async Task A_score_below_the_minimum_is_told_before_it_is_final(decimal quality, bool told)
    {
        await using var portal = await StartAsync();
        portal.Services.SaySubmission("B", scores: [JuryWorld.Score(JuryWorld.Quality, quality, "Zwak"), JuryWorld.Score(JuryWorld.Price, 0, "Duur")]);

        var page = await portal.GetAsync($"{Page}/vastleggen");

        Assert.Equal(told, page.TextOf("main").Contains("onder het minimum voor: Kwaliteit.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_in_a_remark_is_told_before_the_scores_are_final()
    {
        await using var portal = await StartAsync();
        portal.Services.SaySubmission("B", scores: [JuryWorld.Score(JuryWorld.Quality, 8, "Beter dan Vonk"), JuryWorld.Score(JuryWorld.Price, 6, "Duur")])
            .Say($"GET {Scores}/named", new[] { new { criterionId = JuryWorld.Quality, names = new[] { "Vonk <b>" } } });

        var page = await portal.GetAsync($"{Page}/vastleggen");

        Assert.Contains("Kwaliteit: Vonk <b>", page.TextOf(".notice"), StringComparison.Ordinal);
        Assert.Contains("of ze meedoet, staat hier niet", page.TextOf(".notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Final_scores_are_only_read_and_the_others_show_when_the_service_gives_them()
    {
        await using var portal = await StartAsync();
        portal.Services.SaySubmission("B", locked: true, scores: [JuryWorld.Score(JuryWorld.Quality, 8, "Goed"), JuryWorld.Score(JuryWorld.Price, 6.5m, "Duur")])
            .Say($"GET {Scores}", new[] { new { juror = "Mia", scores = new[] { JuryWorld.Score(JuryWorld.Quality, 3, "Zwak") } } });

        var page = await portal.GetAsync(Page);

        Assert.Null(page.Document.QuerySelector("input[name^=scores]"));
        Assert.Contains("6,5 op 10", page.TextOf(".desk-side"), StringComparison.Ordinal);
        Assert.Contains("Zwak", page.TextOf("section[aria-labelledby=others]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scores_made_final_in_another_window_are_refused_without_losing_what_was_typed()
    {
        await using var portal = await StartAsync();
        var page = await portal.GetAsync(Page);
        portal.Services.SaySubmission("B", locked: true).Refuse($"PUT {Scores}", 409, ("score.locked", null, []));

        var refused = await portal.SubmitAsync(page, new() { ["scores[0].remark"] = "Lange opmerking" });

        Assert.Contains("liggen vast", refused.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("Lange opmerking", refused.TextOf("[name='scores[0].remark']"));
    }

    [Fact]
    public async Task Who_has_not_declared_reads_nothing_and_is_led_to_the_declaration()
    {
        await using var portal = await StartAsync();
        portal.Services.SayJury(JuryWorld.Me(declared: false));

        var page = await portal.GetAsync(Page);

        Assert.Equal($"{JuryWorld.Room}/verklaring", page.Location);
        Assert.DoesNotContain("sensor", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("main form:has(button.primary)", "clearance", "/indiening/B?ok=submission-cleared")]
    [InlineData("main form:has(details)", "recusal", "?ok=recused")]
    public async Task Before_it_is_read_one_press_says_that_there_is_no_interest_or_gives_it_up(string form, string call, string leadsTo)
    {
        await using var portal = await StartAsync();
        portal.Services.SaySubmissions(JuryWorld.Row("B", cleared: false)).Say($"POST {Api}/{call}", "", 204);

        var page = await portal.GetAsync(Page);

        Assert.EndsWith("Hebt u een belang bij deze indiening?", page.TextOf("h1"), StringComparison.Ordinal);
        Assert.DoesNotContain("sensor", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Services.Asked, asked => asked.Path == Api);
        Assert.Equal($"{JuryWorld.Room}{leadsTo}", (await portal.SubmitAsync(page, new() { ["reason"] = "Mijn buur" }, form: form)).Location);
    }

    [Fact]
    public async Task Giving_up_a_submission_needs_a_reason_and_leads_back()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"POST {Api}/recusal", "", 204);

        var done = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["reason"] = "Ik ken dit project" }, form: "main form:has(.danger)");

        Assert.Equal($"{JuryWorld.Room}?ok=recused", done.Location);
    }

    [Fact]
    public async Task A_file_comes_with_the_neutral_name_of_the_service()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"GET {Api}/files/{JuryWorld.Jef}", "\"inhoud\"");

        var file = await portal.GetAsync($"{Page}/bijlage/{JuryWorld.Jef}");

        Assert.Equal("\"inhoud\"", file.Html);
        Assert.Equal("sandbox; default-src 'none'", file.Headers["Content-Security-Policy"]);
    }

    private static async Task<RunningPortal> StartAsync()
    {
        var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me()).SaySubmissions(JuryWorld.Row("A"), JuryWorld.Row("B"), JuryWorld.Row("C", scored: true, locked: true), JuryWorld.Row("D")).SaySubmission("B");
        return portal;
    }
}
