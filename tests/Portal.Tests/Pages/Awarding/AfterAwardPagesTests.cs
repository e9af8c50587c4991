using Market.Portal.Tests.Pages.Judging;

namespace Market.Portal.Tests.Pages.Awarding;

public sealed class AfterAwardPagesTests
{
    private static readonly string Api = $"/api/awards/{JuryWorld.Id}";
    private static readonly Guid Item = Guid.Parse("66666666-6666-6666-6666-666666666666");

    [Fact]
    public async Task A_body_reads_why_a_winner_withdrew_and_proposes_the_next_in_line()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.Say($"GET {Api}", Award(canPropose: true)).Say($"GET /api/challenges/{JuryWorld.Id}", "", 404).Say($"POST {Api}/proposal", "", 204);
        var page = await portal.GetAsync($"/gunning/{JuryWorld.Id}");
        Assert.Contains("Geen capaciteit", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("main select"));
        Assert.Equal("1", page.Document.QuerySelector("main select option[selected]")!.GetAttribute("value"));
        Assert.Equal($"/gunning/{JuryWorld.Id}?ok=award-proposed", (await portal.SubmitAsync(page, [])).Location);
        Assert.Contains("\"A\"", portal.Services.Sent("POST", $"{Api}/proposal"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_answers_an_objection()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.Say($"GET {Api}", Award(canPropose: false)).Say($"POST {Api}/objections/{Item}/answer", "", 204).Say($"GET {Api}/objections", new[]
        {
            new { id = Item, organisationName = "Vonk BV", reason = "Verkeerd gelezen", raisedAt = "2026-11-02T09:00:00Z", answer = (string?)null, answeredByName = (string?)null, answeredAt = (string?)null },
        });
        Assert.Contains("Verkeerd gelezen", (await portal.GetAsync($"/gunning/{JuryWorld.Id}/bezwaren")).TextOf("main"), StringComparison.Ordinal);
        var page = await portal.GetAsync($"/gunning/{JuryWorld.Id}/bezwaren/{Item}");
        Assert.Equal($"/gunning/{JuryWorld.Id}/bezwaren?ok=objection-answered", (await portal.SubmitAsync(page, new() { ["answer"] = "De jury las hem zo." })).Location);
    }

    [Fact]
    public async Task An_objection_that_was_answered_is_read_and_not_answered_again()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.Say($"GET {Api}", Award(canPropose: false)).Say($"GET {Api}/objections", new[]
        {
            new { id = Item, organisationName = "Vonk BV", reason = "Verkeerd gelezen", raisedAt = "2026-11-02T09:00:00Z", answer = "De jury las <b>beide</b> delen.", answeredByName = "Arno", answeredAt = "2026-11-04T09:00:00Z" },
        });

        var page = await portal.GetAsync($"/gunning/{JuryWorld.Id}/bezwaren/{Item}");

        Assert.Contains("De jury las <b>beide</b> delen.", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Arno, wo 4 november 2026", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main textarea"));
        Assert.Equal($"/gunning/{JuryWorld.Id}/bezwaren", page.Document.QuerySelector("main .actions a")!.GetAttribute("href"));
    }

    private static object Award(bool canPropose) => new
    {
        challengeId = JuryWorld.Id, version = 4, title = JuryWorld.Text("Stille alarmen"), state = "published", complete = true, reported = true,
        ranking = new[] { JuryWorld.Ranked(1, "B", 78m), JuryWorld.Ranked(2, "A", 72m) }, criteria = JuryWorld.Criteria, prizeCents = new[] { 100_000L },
        proposedByName = "Olga", confirmedByName = "Arno", publishedAt = "2026-11-02T09:00:00Z", standstillUntil = "2026-11-17",
        winners = new[] { new { alias = "B", rank = 1, total = 78m, prizeCents = 100_000L } }, motivation = "", canPropose, canWithdraw = false, canConfirm = false,
        withdrawals = new[] { new { alias = "B", organisationName = "Rivaal NV", reason = "Geen capaciteit", at = "2026-11-03T09:00:00Z" } }, openObjections = 1, canConclude = false,
    };
}
