using System.Text.Json;

namespace Market.Portal.Tests.Pages.Judging;

public sealed class PracticePageTests
{
    private static readonly string Api = $"/api/juries/{JuryWorld.Id}/practice";
    private static readonly string Page = $"{JuryWorld.Room}/oefening";

    [Fact]
    public async Task The_chair_starts_with_the_built_in_pair_or_with_own_texts()
    {
        await using var portal = await StartAsync(JuryWorld.Practice(started: false, canStart: true), chair: true);
        portal.Services.Say($"PUT {Api}", "", 204);

        var done = await portal.SubmitAsync(await portal.GetAsync(Page), [], button: "pair");
        Assert.Equal($"{Page}?ok=practice-started", done.Location);
        Assert.Equal("""{"items":[]}""", portal.Services.Sent("PUT", Api));

        await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["texts[0].title"] = "Mijn tekst" }, button: "own");
        Assert.Equal("Mijn tekst", Sent(portal, "PUT", Api)[0].GetProperty("title").GetProperty("nl").GetString());
        Assert.Equal(2, Sent(portal, "PUT", Api).GetArrayLength());
    }

    [Fact]
    public async Task What_the_service_refuses_of_an_own_text_is_told_beside_its_field()
    {
        await using var portal = await StartAsync(JuryWorld.Practice(started: false, canStart: true), chair: true);
        portal.Services.Refuse($"PUT {Api}", 400, ("practice.missing", "items[1].text", []));

        var refused = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["texts[0].title"] = "Mijn tekst" }, button: "own");

        Assert.Equal("#f-texts-1--text", refused.Document.QuerySelector(".error-summary a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_juror_scores_both_texts_at_once()
    {
        await using var portal = await StartAsync(JuryWorld.Practice());
        portal.Services.Say($"POST {Api}/scores", "", 204);

        var done = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["items[0].scores[0].value"] = "3", ["items[1].scores[1].abstained"] = "true" });

        Assert.Equal($"{Page}?ok=practice-answered", done.Location);
        var items = Sent(portal, "POST", $"{Api}/scores");
        Assert.Equal(3m, items[0].GetProperty("scores")[0].GetProperty("value").GetDecimal());
        Assert.True(items[1].GetProperty("scores")[1].GetProperty("abstained").GetBoolean());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task The_page_is_well_made_in_each_state(bool started, bool canStart)
    {
        await using var portal = await StartAsync(JuryWorld.Practice(started, canStart), chair: canStart);

        (await portal.GetAsync(Page)).AssertWellMade("nl");
    }

    [Fact]
    public async Task Afterwards_the_norm_shows_every_score_and_the_own_place()
    {
        await using var portal = await StartAsync(JuryWorld.Practice(done: true));

        var rows = (await portal.GetAsync(Page)).Document.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();

        Assert.Contains("3 · 8", rows[0], StringComparison.Ordinal);
        Assert.Contains("1 lager, 0 hoger dan u", rows[0], StringComparison.Ordinal);
        Assert.Contains("Onthouden", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_score_that_waits_for_the_practice_leads_there()
    {
        await using var portal = await StartAsync(JuryWorld.Practice());
        portal.Services.SaySubmissions(JuryWorld.Row("B")).SaySubmission("B").Refuse($"PUT /api/juries/{JuryWorld.Id}/submissions/B/scores", 409, ("practice.first", null, []));

        var refused = await portal.SubmitAsync(await portal.GetAsync($"{JuryWorld.Room}/indiening/B"), new() { ["scores[0].remark"] = "Goed" });

        Assert.Equal(Page, refused.Document.QuerySelector(".desk-side a.button")!.GetAttribute("href"));
        Assert.Equal("Goed", refused.TextOf("[name='scores[0].remark']"));
    }

    private static JsonElement Sent(RunningPortal portal, string method, string path) => JsonDocument.Parse(portal.Services.Sent(method, path)).RootElement.GetProperty("items");

    private static async Task<RunningPortal> StartAsync(object practice, bool chair = false)
    {
        var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(chair: chair), chair: chair).Say($"GET {Api}", practice);
        return portal;
    }
}
