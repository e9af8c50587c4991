using System.Net;

using Market.Portal.Tests.Pages.Judging;

using static Market.Portal.Tests.Pages.Reporting.ReportWorld;

namespace Market.Portal.Tests.Pages.Reporting;

public sealed class ReportPagesTests
{
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Each_page_of_the_report_is_whole(string language)
    {
        foreach (var address in new[] { "", "/algemeen", "/indiening/B", "/tekenen" })
        {
            await using var portal = await AtAsync("sign");
            var page = await portal.GetAsync(Page + address, language);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            page.AssertWellMade(language);
        }

        await using var issued = await IssuedAsync();
        var whole = await issued.GetAsync(Page, language);
        whole.AssertWellMade(language);
        Assert.Contains(new string('c', 64), whole.TextOf("section[aria-labelledby=ranking]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chair_reads_what_is_missing_and_where_to_write_it()
    {
        await using var portal = await AtAsync("write", new { code = "report.text-missing", values = new[] { "A" } });

        var page = await portal.GetAsync(Page);

        Assert.Contains("Indiening A: er staan nog geen sterke punten", page.TextOf(".next"), StringComparison.Ordinal);
        Assert.Equal([$"{JuryWorld.Room}/vergadering", $"{Page}/algemeen", $"{Page}/indiening/A", $"{Page}/indiening/B"], page.Document.QuerySelectorAll(".next .tasks a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Getekend: 1 van 2 leden", page.TextOf(".next"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/indiening/B")]
    public async Task Who_writes_reads_which_organisations_the_remarks_name(string address)
    {
        await using var portal = await AtAsync("write");

        Assert.Contains("Vonk <b>: Prijs (Jurylid 2)", (await portal.GetAsync(Page + address)).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Minutes_are_written_meeting_by_meeting()
    {
        await using var portal = await AtAsync("write");
        portal.Services.Say($"PUT {Api}", "", 204);
        var page = await portal.GetAsync($"{Page}/algemeen");

        var longer = await portal.SubmitAsync(page, new() { ["text"] = "Lang overlegd.", ["do"] = "add" });
        Assert.Equal("Lang overlegd.", longer.TextOf("textarea[name=text]").Trim());
        Assert.False(portal.Services.WasAsked("PUT"));
        var done = await portal.SubmitAsync(longer, new() { ["meetings[1].date"] = "2026-11-03", ["meetings[1].present"] = JuryWorld.Mia.ToString() });

        Assert.Equal($"{Page}?ok=report-saved", done.Location);
        Assert.Equal(
            $$"""{"revision":3,"text":"Lang overlegd.","meetings":[{"date":"2026-11-02","present":["{{JuryWorld.Jef}}"]},{"date":"2026-11-03","present":["{{JuryWorld.Mia}}"]}]}""",
            portal.Services.Sent("PUT", Api));
    }

    [Fact]
    public async Task A_date_that_is_none_is_refused_under_its_field_and_the_text_stays()
    {
        await using var portal = await AtAsync("write");

        var refused = await portal.SubmitAsync(await portal.GetAsync($"{Page}/algemeen"), new() { ["text"] = "Lang overlegd.", ["meetings[0].date"] = "gisteren" });

        Assert.Equal(["#f-meetings-0--date"], refused.Document.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Lang overlegd.", refused.TextOf("textarea[name=text]").Trim());
        Assert.False(portal.Services.WasAsked("PUT"));
    }

    [Fact]
    public async Task A_submission_is_written_about_beside_what_the_jurors_wrote_and_who_is_in_conflict_is_ticked()
    {
        await using var portal = await AtAsync("write");
        portal.Services.Say($"PUT {Api}/submissions/A", "", 204);

        var page = await portal.GetAsync($"{Page}/indiening/A");
        Assert.Contains("Goed gemeten", page.TextOf("[aria-labelledby=juror-1]"), StringComparison.Ordinal);
        Assert.Equal(JuryWorld.Jef.ToString(), page.Document.QuerySelector("input[name=left][checked]")!.GetAttribute("value"));
        var done = await portal.SubmitAsync(page, new() { ["merits"] = "Helder", ["observations"] = "Krap", ["toClarify"] = "" });

        Assert.Equal($"{Page}?ok=report-saved", done.Location);
        Assert.Equal($$"""{"revision":4,"merits":"Helder","observations":"Krap","toClarify":"","left":["{{JuryWorld.Jef}}"]}""", portal.Services.Sent("PUT", $"{Api}/submissions/A"));
    }

    [Fact]
    public async Task A_text_that_names_an_organisation_is_warned_about_where_it_is_written_and_before_it_is_signed()
    {
        await using var portal = await AtAsync("sign");

        foreach (var address in new[] { "", "/indiening/B" })
            Assert.Contains("Indiening B noemt een organisatie van de markt: Vuurtoren & Co.", (await portal.GetAsync(Page + address)).TextOf(".notice.warning"), StringComparison.Ordinal);
        Assert.Null((await portal.GetAsync($"{Page}/indiening/A")).Document.QuerySelector(".notice.warning"));
    }

    [Fact]
    public async Task What_was_typed_stays_when_somebody_else_was_faster()
    {
        await using var portal = await AtAsync("write");
        portal.Services.Refuse($"PUT {Api}/submissions/A", 409, ("changed-meanwhile", null, []));

        var refused = await portal.SubmitAsync(await portal.GetAsync($"{Page}/indiening/A"), new() { ["merits"] = "Mijn tekst" });

        Assert.Equal("Mijn tekst", refused.TextOf("textarea[name=merits]").Trim());
        Assert.NotNull(refused.Document.QuerySelector(".error-summary"));
    }

    [Fact]
    public async Task A_juror_who_does_not_write_is_told_who_does()
    {
        await using var portal = await AtAsync("wait", general: false, writes: false);

        foreach (var address in new[] { "/algemeen", "/indiening/A" })
        {
            var page = await portal.GetAsync(Page + address);
            Assert.Contains("Dit deel schrijft de voorzitter", page.TextOf("main"), StringComparison.Ordinal);
            Assert.Null(page.Document.QuerySelector("main form"));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await portal.GetAsync($"{Page}/indiening/ZZ")).Status);
    }

    [Fact]
    public async Task What_is_signed_is_what_was_on_the_page()
    {
        await using var portal = await AtAsync("sign");
        portal.Services.Say($"POST {Api}/signature", "", 204);

        var page = await portal.GetAsync($"{Page}/tekenen");
        Assert.Contains("Sterk & goedkoop.", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Equal($"{Page}?ok=report-signed", (await portal.SubmitAsync(page, [])).Location);

        Assert.Equal($$"""{"hash":"{{Hash}}"}""", portal.Services.Sent("POST", $"{Api}/signature"));
    }

    [Fact]
    public async Task A_report_that_changed_meanwhile_is_shown_again_before_it_is_signed()
    {
        await using var portal = await AtAsync("sign");
        portal.Services.Refuse($"POST {Api}/signature", 409, ("report.other-version", null, []));

        var refused = await portal.SubmitAsync(await portal.GetAsync($"{Page}/tekenen"), []);

        Assert.Contains("veranderd sinds u het las", refused.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.Contains("Sterk & goedkoop.", refused.TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_reads_for_whom()
    {
        await using var portal = await AtAsync("wait", general: false, writes: false);
        Assert.Contains("Andere leden schrijven of tekenen nog.", (await portal.GetAsync(Page)).TextOf(".next"), StringComparison.Ordinal);

        portal.Services.SayReport("draft", "wait", Work(general: false, writes: false), Text(), signed: 2);
        Assert.Contains("De voorzitter stelt het verslag nu vast.", (await portal.GetAsync(Page)).TextOf(".next"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chair_issues_it_once_everybody_signed()
    {
        await using var portal = await AtAsync("issue");
        portal.Services.Say($"POST {Api}/issue", "", 204);

        Assert.Equal($"{Page}?ok=report-issued", (await portal.SubmitAsync(await portal.GetAsync(Page), [])).Location);
        Assert.Equal($$"""{"hash":"{{Hash}}"}""", portal.Services.Sent("POST", $"{Api}/issue"));
    }

    [Fact]
    public async Task The_body_reads_that_it_is_in_work_and_no_more()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, "completed").SayReport(task: "wait");

        var page = await portal.GetAsync(Page);

        Assert.Equal("De jury werkt aan haar verslag", page.TextOf(".empty-title"));
        Assert.Contains("Getekend: 1 van 2 leden", page.TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_scores_are_complete_the_page_says_what_is_waited_for()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null).SayReport("waiting", "none", whyWaiting: "report.scoring-not-complete");

        Assert.Contains("wanneer alle scores vastliggen", (await portal.GetAsync(Page)).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_issued_report_leads_to_the_award_and_to_its_files()
    {
        await using var portal = await IssuedAsync();

        var page = await portal.GetAsync(Page);

        Assert.Contains("Mia volgt Jef op.", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Equal([$"{Page}/pdf", $"{Page}/json", $"/gunning/{JuryWorld.Id}"], page.Document.QuerySelectorAll("main p.actions a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Jef", page.TextOf("[aria-labelledby=minutes]"), StringComparison.Ordinal);
        Assert.Contains(new string('b', 64), page.TextOf("[aria-labelledby=signatures]"), StringComparison.Ordinal);
    }

    private static async Task<RunningPortal> AtAsync(string task, object? missing = null, bool general = true, bool writes = true)
    {
        var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(chair: general), "completed", chair: general, report: task)
            .SayReport("draft", task, Work(general, writes, missing is null ? [] : [missing]), Text(), signers: [Signer("Mia", "fresh", chair: true), Signer("Jef", "stale")]);
        return portal;
    }

    private static async Task<RunningPortal> IssuedAsync()
    {
        var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, "completed", report: "issued").SayReport("issued", "issued", report: Text(), signers: [Signer("Mia", "fresh", chair: true, issued: true)]);
        return portal;
    }
}
