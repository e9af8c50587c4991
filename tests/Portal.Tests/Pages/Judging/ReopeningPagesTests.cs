namespace Market.Portal.Tests.Pages.Judging;

public sealed class ReopeningPagesTests
{
    private static readonly string Api = $"/api/juries/{JuryWorld.Id}";
    private static readonly string Page = $"{JuryWorld.Room}/heropenen";

    [Fact]
    public async Task Who_may_decide_allows_or_refuses_and_others_only_read()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(chair: true), chair: true).Say($"GET {Api}/reopenings", JuryWorld.Reopenings()).Say($"POST {Api}/submissions/A/reopenings/{JuryWorld.Mia}/approval", "", 204);

        var page = await portal.GetAsync(Page);
        Assert.Equal(2, page.Document.QuerySelectorAll("main button[name=do]").Length);
        var allowed = await portal.SubmitAsync(page, [], button: $"allow {JuryWorld.Mia} A");

        Assert.Equal($"{Page}?ok=reopening-allowed", allowed.Location);
        portal.Services.Say($"GET {Api}/reopenings", JuryWorld.Reopenings(canDecide: false));
        Assert.Empty((await portal.GetAsync(Page)).Document.QuerySelectorAll("main button[name=do]"));
    }

    [Fact]
    public async Task A_juror_asks_on_the_page_of_the_final_scores()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(), "completed").SaySubmissions(JuryWorld.Row("A", scored: true, locked: true)).SaySubmission("A", locked: true)
            .Say($"GET {Api}/reopenings", "[]").Say($"POST {Api}/submissions/A/reopening", "", 204);

        var page = await portal.GetAsync($"{JuryWorld.Room}/indiening/A/heropenen");
        var asked = await portal.SubmitAsync(page, new() { ["reason"] = "Verkeerd gelezen" });

        Assert.Equal($"{JuryWorld.Room}/indiening/A?ok=reopening-asked", asked.Location);
        Assert.Contains("Verkeerd gelezen", portal.Services.Sent("POST", $"{Api}/submissions/A/reopening"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shifts_are_told_with_their_reason_and_effect()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, "completed").Say($"GET {Api}/ranking/shifts", JuryWorld.Shifts());

        var page = await portal.GetAsync($"{JuryWorld.Room}/rangschikking/verschuivingen");

        Assert.Contains("Verkeerd gelezen", page.TextOf("section[aria-labelledby=moved]"), StringComparison.Ordinal);
        Assert.Equal("8 tot 9,5", page.Document.QuerySelector("section[aria-labelledby=moved] svg")!.GetAttribute("aria-label"));
        Assert.Contains("Indiening A: totaal van 72,00 naar 81,00, plaats van 2 naar 1.", page.TextOf("section[aria-labelledby=effect]"), StringComparison.Ordinal);
        Assert.Contains("Indiening B: totaal blijft 76,00, plaats van 1 naar 2.", page.TextOf("section[aria-labelledby=effect]"), StringComparison.Ordinal);
    }
}
