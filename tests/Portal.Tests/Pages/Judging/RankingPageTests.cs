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
    public async Task What_excludes_without_a_number_is_explained_in_words()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        var means = new[] { new { criterionId = JuryWorld.Quality, mean = (decimal?)8m, belowMinimum = false, abstained = 1 }, new { criterionId = JuryWorld.Price, mean = (decimal?)2.5m, belowMinimum = true, abstained = 0 } };
        object[] rows =
        [
            new { rank = (int?)null, alias = "A", title = "Titel A", total = (decimal?)80m, eligible = false, tied = false, criteria = means },
            new { rank = (int?)null, alias = "B", title = "Titel B", total = (decimal?)null, eligible = false, tied = false, criteria = new[] { new { criterionId = JuryWorld.Quality, mean = (decimal?)null, belowMinimum = false, abstained = 3 } } },
        ];
        portal.Services.SayJury(null, "completed", criteria: JuryWorld.WithRequirement).Say($"GET {Api}", new { method = "weighted-mean", complete = true, rows });

        var page = await portal.GetAsync(Page);
        var shown = page.Document.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();

        Assert.Contains("Uitgesloten: aan de voorwaarde Werkt zonder internet is volgens de jury niet voldaan (25\u00a0% ja).", shown[0], StringComparison.Ordinal);
        Assert.Contains("1 onthouding", shown[0], StringComparison.Ordinal);
        Assert.Contains("Krijgt geen plaats: voor Kwaliteit onthielden alle juryleden zich", shown[1], StringComparison.Ordinal);
        Assert.Contains("Voorwaarde", page.TextOf("thead"), StringComparison.Ordinal);
        Assert.DoesNotContain("0\u00a0% +", page.TextOf("section[aria-labelledby=method]").Replace("60\u00a0%", "", StringComparison.Ordinal), StringComparison.Ordinal);
        page.AssertWellMade("nl");
    }

    [Fact]
    public async Task Before_the_report_is_issued_the_body_reads_no_ranking()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, "completed").Say($"GET {Api}", """{"method":"weighted-mean","rows":[],"complete":false}""");

        var page = await portal.GetAsync(Page);

        Assert.Equal("Er is nog geen rangschikking", page.TextOf(".empty-title"));
        Assert.Contains("zodra de jury haar verslag vastgesteld heeft", page.TextOf("main"), StringComparison.Ordinal);
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
