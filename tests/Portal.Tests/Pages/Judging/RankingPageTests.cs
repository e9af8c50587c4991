using System.Net;

namespace Market.Portal.Tests.Pages.Judging;

public sealed class RankingPageTests
{
    private static readonly string Api = $"/api/juries/{JuryWorld.Id}/ranking";
    private static readonly string Page = $"{JuryWorld.Room}/rangschikking";

    [Fact]
    public async Task Ties_and_missed_minima_are_explained_in_words()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, "completed").Say($"GET {Api}", new
        {
            method = "weighted-mean", complete = true,
            rows = new[] { JuryWorld.Ranked(1, "B", 76, tied: true), JuryWorld.Ranked(1, "C", 76, tied: true), JuryWorld.Ranked(null, "A", 80.5m, below: true) },
        });

        var page = await portal.GetAsync(Page);
        var rows = page.Document.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();

        Assert.Contains("Gelijke stand", rows[0], StringComparison.Ordinal);
        Assert.Contains("Kan niet winnen: Kwaliteit haalt gemiddeld 4,25, het minimum is 5.", rows[2], StringComparison.Ordinal);
        Assert.Contains("60\u00a0% + 40\u00a0%", page.TextOf("section[aria-labelledby=method]"), StringComparison.Ordinal);
        Assert.Equal($"/gunning/{JuryWorld.Id}", page.Document.QuerySelector("main .primary")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Before_all_scores_are_final_there_is_no_ranking()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null).Say($"GET {Api}", """{"method":"weighted-mean","rows":[],"complete":false}""");

        Assert.Equal("Er is nog geen rangschikking", (await portal.GetAsync(Page)).TextOf(".empty-title"));
    }

    [Fact]
    public async Task A_juror_who_is_not_the_chair_is_told_who_may_see_it()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me()).Refuse($"GET {Api}", 403, ("jury.chair-only", null, []));

        var page = await portal.GetAsync(Page);

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("Alleen de voorzitter", page.TextOf("main"), StringComparison.Ordinal);
    }
}
