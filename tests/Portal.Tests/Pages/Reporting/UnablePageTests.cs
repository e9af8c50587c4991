using System.Net;

using Market.Portal.Tests.Pages.Judging;

using static Market.Portal.Tests.Pages.Reporting.ReportWorld;

namespace Market.Portal.Tests.Pages.Reporting;

public sealed class UnablePageTests
{
    private static readonly string Here = $"{Page}/niet-tekenen/{JuryWorld.Jef}";
    private static readonly string Call = $"{Api}/unable/{JuryWorld.Jef}";

    [Theory]
    [InEachLanguage("none", "unable")]
    public async Task It_is_whole_before_and_after(string state, string language)
    {
        await using var portal = await AtAsync(state);

        var page = await portal.GetAsync(Here, language);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        page.AssertWellMade(language);
    }

    [Fact]
    public async Task The_report_leads_the_chair_to_it_for_members_who_did_not_sign_and_never_for_the_chair()
    {
        await using var portal = await AtAsync("stale");

        var links = (await portal.GetAsync(Page)).Document.QuerySelectorAll("[aria-labelledby=signatures] a").ToList();

        Assert.Equal(Here, Assert.Single(links).GetAttribute("href"));
        Assert.Equal("Kan niet tekenen? (Jef)", links[0].TextContent);
    }

    [Fact]
    public async Task A_juror_who_is_not_told_who_is_who_finds_no_page()
    {
        await using var portal = await AtAsync("none", known: false);

        Assert.Empty((await portal.GetAsync(Page)).Document.QuerySelectorAll("[aria-labelledby=signatures] a"));
        Assert.Equal(HttpStatusCode.NotFound, (await portal.GetAsync(Here)).Status);
    }

    [Fact]
    public async Task The_chair_records_it_with_a_reason_and_is_led_back_to_the_report()
    {
        await using var portal = await AtAsync("none");
        portal.Services.Say($"POST {Call}", "", 204);

        var done = await portal.SubmitAsync(await portal.GetAsync(Here), new() { ["reason"] = "Niet te bereiken" });

        Assert.Equal($"{Page}?ok=report-saved", done.Location);
        Assert.Equal("""{"reason":"Niet te bereiken"}""", portal.Services.Sent("POST", Call));
    }

    [Fact]
    public async Task The_reason_stays_when_too_few_would_sign()
    {
        await using var portal = await AtAsync("none");
        portal.Services.Refuse($"POST {Call}", 409, ("report.majority-signs", null, []));

        var refused = await portal.SubmitAsync(await portal.GetAsync(Here), new() { ["reason"] = "Niet te bereiken" });

        Assert.Equal("Niet te bereiken", refused.TextOf("textarea[name=reason]"));
        Assert.NotNull(refused.Document.QuerySelector(".error-summary"));
    }

    [Fact]
    public async Task It_is_taken_back_by_one_button_without_a_reason()
    {
        await using var portal = await AtAsync("unable");
        portal.Services.Say($"DELETE {Call}", "", 204);

        var page = await portal.GetAsync(Here);
        Assert.Null(page.Document.QuerySelector("main textarea"));

        Assert.Equal($"{Page}?ok=report-saved", (await portal.SubmitAsync(page, [], button: "back")).Location);
        Assert.True(portal.Services.WasAsked("DELETE"));
    }

    private static async Task<RunningPortal> AtAsync(string state, bool known = true)
    {
        var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(chair: known), "completed", chair: known, report: "write").SayReport("draft", "write", Work(), Text(), signers:
        [
            Signer("Mia", "none", chair: true, id: known ? JuryWorld.Mia : null), Signer("Jef", state, id: known ? JuryWorld.Jef : null), Signer("An", "fresh", id: known ? Guid.NewGuid() : null),
        ]);
        return portal;
    }
}
