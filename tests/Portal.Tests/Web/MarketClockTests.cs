using System.Text.Json;

namespace Market.Portal.Tests.Web;

/// <summary>The time on the pages is that of the clock that decides, not the portal's and not the reader's.</summary>
public sealed class MarketClockTests
{
    [Theory]
    [InEachLanguage("open")]
    public async Task A_challenge_counts_down_by_the_clock_that_decides_and_says_when_that_was_read(string stage, string language)
    {
        await using var portal = await RunningPortal.StartAsync();
        portal.Services.Say("GET /api/challenges/alarm", SampleAnswers.Challenge(stage, canEdit: false)).Say("GET /api/solutions/clock", new { now = RunningPortal.Now.AddDays(29).AddHours(20).AddMinutes(48) });

        var page = await portal.GetAsync("/uitdagingen/alarm", language);

        page.AssertWellMade(language);
        Assert.Contains("3", page.TextOf("aside .countdown"), StringComparison.Ordinal);
        Assert.Contains("12", page.TextOf("aside .countdown"), StringComparison.Ordinal);
        Assert.Contains("06:48:00", page.TextOf("aside .market-clock"), StringComparison.Ordinal);
        Assert.Equal("timer", page.Document.QuerySelector("aside .countdown")!.GetAttribute("role"));
    }

    [Fact]
    public async Task The_last_second_and_the_first_that_is_too_late_follow_from_the_deadline()
    {
        await using var portal = await RunningPortal.StartAsync();
        portal.Services.Say("GET /api/challenges/alarm", SampleAnswers.Challenge("open", canEdit: false));

        var page = await portal.GetAsync("/uitdagingen/alarm");

        Assert.Contains("tot en met 09:59:59; om 10:00:00 is het te laat", page.TextOf("aside"), StringComparison.Ordinal);
    }

    [Theory]
    [InEachLanguage("open")]
    public async Task No_clock_is_better_than_a_wrong_one(string stage, string language)
    {
        await using var portal = await RunningPortal.StartAsync();
        portal.Services.Say("GET /api/challenges/alarm", SampleAnswers.Challenge(stage, canEdit: false)).Refuse("GET /api/solutions/clock", 503, ("unexpected", null, []));

        var page = await portal.GetAsync("/uitdagingen/alarm", language);

        page.AssertWellMade(language);
        Assert.Null(page.Document.QuerySelector("aside .countdown"));
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse((await portal.GetAsync("/klok")).Html).RootElement.GetProperty("now").ValueKind);
    }

    [Fact]
    public async Task An_open_page_can_ask_the_clock_and_no_cache_answers_for_it()
    {
        await using var portal = await RunningPortal.StartAsync();
        portal.Services.Say("GET /api/solutions/clock", new { now = RunningPortal.Now.AddHours(-5) });

        var answer = await portal.GetAsync("/klok");

        Assert.Equal(RunningPortal.Now.AddHours(-5).ToUnixTimeMilliseconds(), JsonDocument.Parse(answer.Html).RootElement.GetProperty("now").GetInt64());
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
    }
}
