using System.Net;

namespace Market.Portal.Tests.Pages.Judging;

public sealed class CertaintyPageTests
{
    private static readonly string Api = $"/api/juries/{JuryWorld.Id}/ranking/analysis";
    private static readonly string Page = $"{JuryWorld.Room}/rangschikking/zekerheid";

    [Fact]
    public async Task Each_place_shows_its_interval_in_words_and_as_a_picture()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, "completed").Say($"GET {Api}", JuryWorld.Certainty());

        var page = await portal.GetAsync(Page);
        var first = page.Document.QuerySelector("section[aria-labelledby=places] tbody tr")!;

        Assert.Contains("Niet zeker beter dan A", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("70,10 tot 82,30", first.TextContent, StringComparison.Ordinal);
        Assert.Equal("70,10 tot 82,30", first.QuerySelector("svg")!.GetAttribute("aria-label"));
        Assert.Contains("71\u00a0%", first.TextContent, StringComparison.Ordinal);
        // From 60 to 90 on the scale.
        Assert.Equal(("33.67", "74.33"), (first.QuerySelector("svg .range")!.GetAttribute("x1"), first.QuerySelector("svg .range")!.GetAttribute("x2")));
    }

    [Fact]
    public async Task It_says_what_hangs_on_one_juror_one_weight_and_one_score()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, "completed").Say($"GET {Api}", JuryWorld.Certainty());

        var page = await portal.GetAsync(Page);

        Assert.Contains("Eerste: A. Andere plaatsen: 2.", page.TextOf("section[aria-labelledby=jurors]"), StringComparison.Ordinal);
        Assert.Contains("−3,20", page.TextOf("section[aria-labelledby=jurors]"), StringComparison.Ordinal);
        Assert.Contains("42,9\u00a0%, dan komt A gelijk", page.TextOf("section[aria-labelledby=winner]"), StringComparison.Ordinal);
        Assert.Contains("Indiening B, Kwaliteit, jurylid 2: 7,4 in plaats van 8. Eerste: A.", page.TextOf("section[aria-labelledby=winner]"), StringComparison.Ordinal);
        Assert.Contains("Indiening B staat bij meer juryleden boven", page.TextOf("section[aria-labelledby=order]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 0, "Indiening B, voorwaarde “Werkt zonder internet”, jurylid 2: niet voldaan in plaats van voldaan. Eerste: A.")]
    [InlineData(0, 10, "Indiening B, voorwaarde “Werkt zonder internet”, jurylid 2: voldaan in plaats van niet voldaan. Eerste: A.")]
    public async Task A_requirement_is_met_or_not_and_no_number(int from, int to, string words)
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, "completed", criteria: JuryWorld.WithRequirement).Say($"GET {Api}", JuryWorld.Certainty(flip: new { juror = 2, alias = "B", criterionId = JuryWorld.Price, from, to, firsts = new[] { "A" } }));

        Assert.Contains(words, (await portal.GetAsync(Page)).TextOf("section[aria-labelledby=winner]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_too_few_scores_it_says_so_and_shows_the_rest()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, "completed").Say($"GET {Api}", JuryWorld.Certainty(enough: false));

        var page = await portal.GetAsync(Page);

        Assert.Contains("te weinig scores", page.TextOf(".notice"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("section[aria-labelledby=places] svg"));
        Assert.NotNull(page.Document.QuerySelector("section[aria-labelledby=winner] table"));
    }

    [Fact]
    public async Task A_juror_who_is_not_the_chair_is_told_who_may_see_it()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me()).Refuse($"GET {Api}", 403, ("jury.chair-only", null, []));

        Assert.Equal(HttpStatusCode.Forbidden, (await portal.GetAsync(Page)).Status);
    }
}
