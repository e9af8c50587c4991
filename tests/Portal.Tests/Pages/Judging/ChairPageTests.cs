namespace Market.Portal.Tests.Pages.Judging;

public sealed class ChairPageTests
{
    private static readonly string Api = $"/api/juries/{JuryWorld.Id}/chair";
    private static readonly string Page = $"{JuryWorld.Room}/voorzitter";

    [Fact]
    public async Task An_officer_asks_one_of_the_jurors_who_are_ready_and_says_why()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, members: [JuryWorld.Member(JuryWorld.Jef, "Jef", "accepted", chair: true), JuryWorld.Member(JuryWorld.Mia, "Mia", "accepted"), JuryWorld.Member(Guid.NewGuid(), "Wim", "accepted", seat: "observer"), JuryWorld.Member(Guid.NewGuid(), "Els", "invited")], canAskToChair: true)
            .Say($"PUT {Api}", "", 204);

        var room = await portal.GetAsync(JuryWorld.Room);
        Assert.NotNull(room.Document.QuerySelector($"main a[href='{Page}']"));
        var page = await portal.GetAsync(Page);
        Assert.Equal(["", JuryWorld.Mia.ToString()], page.Document.QuerySelectorAll("select[name=personId] option").Select(option => option.GetAttribute("value") ?? ""));
        var asked = await portal.SubmitAsync(page, new() { ["personId"] = JuryWorld.Mia.ToString(), ["reason"] = "Niet bereikbaar" });

        Assert.Equal($"{Page}?ok=chair-asked", asked.Location);
        Assert.Contains("Niet bereikbaar", portal.Services.Sent("PUT", Api), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("take", "chair-taken", "true")]
    [InlineData("leave", "chair-left", "false")]
    public async Task The_juror_who_is_asked_reads_why_and_decides(string button, string done, string sent)
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(askedToChair: true), chairChanges: [JuryWorld.ChairChange("Veerle", "Jef", "Niet <b>bereikbaar</b>", "asked")]).SaySubmissions().Say($"POST {Api}/answer", "", 204);

        Assert.NotNull((await portal.GetAsync(JuryWorld.Room)).Document.QuerySelector($"main a[href='{Page}']"));
        var page = await portal.GetAsync(Page);
        Assert.Contains("Jef in de plaats van Veerle", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Niet <b>bereikbaar</b>", page.TextOf("main q"), StringComparison.Ordinal);
        var answered = await portal.SubmitAsync(page, [], button: button);

        Assert.Equal($"{JuryWorld.Room}?ok={done}", answered.Location);
        Assert.Contains(sent, portal.Services.Sent("POST", $"{Api}/answer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_answered_in_another_window_reads_that_and_is_not_asked_again()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(askedToChair: true)).SaySubmissions().Refuse($"POST {Api}/answer", 409, ("jury.chair-not-asked", null, []));
        var page = await portal.GetAsync(Page);
        portal.Services.SayJury(JuryWorld.Me()).SaySubmissions();

        var refused = await portal.SubmitAsync(page, [], button: "leave");

        Assert.NotNull(refused.Document.QuerySelector(".error-summary"));
        Assert.DoesNotContain("Wilt u voorzitten?", refused.TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_neither_asks_nor_is_asked_only_reads_and_after_the_issue_nobody_asks()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, "completed", report: "issued", members: [JuryWorld.Member(JuryWorld.Mia, "Mia", "accepted")], canAskToChair: true, chairChanges: [JuryWorld.ChairChange(null, "Mia", "Weg", "accepted")]);

        var page = await portal.GetAsync(Page);

        Assert.Contains("Mia wordt voorzitter.", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }
}
