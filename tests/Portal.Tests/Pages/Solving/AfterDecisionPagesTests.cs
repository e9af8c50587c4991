using System.Net;

using static Market.Portal.Tests.Pages.Solving.SolvingWorld;

namespace Market.Portal.Tests.Pages.Solving;

/// <summary>What a team can do about a published decision: object to it, or give the award back.</summary>
public sealed class AfterDecisionPagesTests
{
    private const string Text = "Uw punten <b>kloppen</b> niet.";
    private static readonly string Letter = $"{Root}/terugkoppeling";

    [Theory]
    [InEachLanguage("bezwaar", "gunning-teruggeven")]
    public async Task Both_pages_are_whole_while_they_are_open_and_when_they_are_not(string path, string language)
    {
        foreach (var open in new[] { true, false })
        {
            await using var portal = await AtAsync(open);
            var page = await portal.GetAsync($"{Root}/{path}", language);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            page.AssertWellMade(language);
        }
    }

    [Theory]
    [InlineData("bezwaar", "objections", "objection-sent")]
    [InlineData("gunning-teruggeven", "award-withdrawal", "given-back")]
    public async Task It_is_sent_with_its_reason_and_leads_back_to_the_letter(string path, string call, string done)
    {
        await using var portal = await AtAsync(open: true);
        portal.Services.Say($"POST {Api}/{call}", "", 204);

        var sent = await portal.SubmitAsync(await portal.GetAsync($"{Root}/{path}"), new() { ["reason"] = Text });

        Assert.Equal($"{Letter}?ok={done}", sent.Location);
        Assert.Equal("""{"reason":"Uw punten \u003Cb\u003Ekloppen\u003C/b\u003E niet."}""", portal.Services.Asked.Last(asked => asked.Method == "POST").Body);
    }

    [Theory]
    [InlineData("bezwaar", "objections", "objection.too-late")]
    [InlineData("gunning-teruggeven", "award-withdrawal", "award.concluded")]
    public async Task What_was_typed_stays_when_it_is_refused_and_the_page_says_why(string path, string call, string code)
    {
        await using var portal = await AtAsync(open: true);
        var page = await portal.GetAsync($"{Root}/{path}");
        portal.Services.Refuse($"POST {Api}/{call}", 409, (code, null, [])).Say($"GET {Api}/feedback", Feedback());

        var refused = await portal.SubmitAsync(page, new() { ["reason"] = Text });

        Assert.Equal(Text, refused.TextOf("textarea[name=reason]"));
        Assert.NotNull(refused.Document.QuerySelector(".error-summary"));
    }

    [Theory]
    [InlineData("bezwaar", "Bezwaar kan tijdens de wachttermijn, hoogstens vijf keer.")]
    [InlineData("gunning-teruggeven", "Terugtrekken kan alleen wie wint, namens de trekker van het team, tot de overheid afrondt.")]
    public async Task When_it_is_not_open_the_page_says_when_it_is_and_leads_back(string path, string words)
    {
        await using var portal = await AtAsync(open: false);

        var page = await portal.GetAsync($"{Root}/{path}");

        Assert.Equal(words, page.TextOf("main .notice"));
        Assert.Null(page.Document.QuerySelector("main textarea"));
        Assert.Equal(Letter, page.Document.QuerySelector("main .actions a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_letter_leads_to_what_is_open_only(bool open)
    {
        await using var portal = await AtAsync(open);

        var links = (await portal.GetAsync(Letter)).Document.QuerySelectorAll("main .actions a").Select(link => link.GetAttribute("href")!);

        Assert.Equal(open ? [$"{Root}/bezwaar", $"{Root}/gunning-teruggeven", Root] : [Root], links);
    }

    [Fact]
    public async Task Who_gave_the_award_back_is_not_told_to_have_won_it_still()
    {
        await using var portal = await SolvingWorld.StartAsync(Closed());
        portal.Services.Say($"GET {Api}/feedback", Feedback().With(("winner", true), ("withdrawn", true)));

        var notice = Assert.Single((await portal.GetAsync(Letter)).Document.QuerySelectorAll("main .notice"));

        Assert.Contains("U won en trok zich terug", notice.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("good", notice.ClassName, StringComparison.Ordinal);
    }

    private static async Task<RunningPortal> AtAsync(bool open)
    {
        var portal = await SolvingWorld.StartAsync(Closed());
        portal.Services.Say($"GET {Api}/feedback", Feedback().With(("canObject", open), ("canWithdraw", open)));
        return portal;
    }
}
