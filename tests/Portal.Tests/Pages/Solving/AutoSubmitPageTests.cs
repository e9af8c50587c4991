using static Market.Portal.Tests.Pages.Solving.SolvingWorld;

namespace Market.Portal.Tests.Pages.Solving;

/// <summary>The lead lets the market submit, or not.</summary>
public sealed class AutoSubmitPageTests
{
    private static readonly string Page = $"{Root}/automatisch";

    [Theory]
    [InEachLanguage("off", "on", "partner")]
    public async Task The_page_is_well_made_and_says_what_happens(string state, string language)
    {
        await using var portal = await StartAsync(Draft().With(("autoSubmit", state == "on"), ("canAutoSubmit", state != "partner"), ("autoSubmitAt", RunningPortal.Now.AddDays(6))));
        var page = await portal.GetAsync(Page, language);
        page.AssertWellMade(language);
        Assert.Equal(state == "partner" ? 0 : 1, page.Document.QuerySelectorAll("main form").Length);
    }

    [Theory]
    [InlineData(false, "on", "true")]
    [InlineData(true, "off", "false")]
    public async Task The_button_asks_for_the_other_state(bool on, string button, string asked)
    {
        await using var portal = await StartAsync(Draft().With(("autoSubmit", on), ("canAutoSubmit", true), ("autoSubmitAt", RunningPortal.Now.AddDays(6))));
        portal.Services.Say($"PUT {Api}/automatic-submission", "", 204);

        var page = await portal.SubmitAsync(await portal.GetAsync(Page), [], form: "main form", button: button);

        Assert.Equal($"{Root}?ok=auto-{button}", page.Location);
        Assert.Contains($"\"on\":{asked}", portal.Services.Asked.Single(call => call.Method == "PUT").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_overview_says_whether_and_when()
    {
        await using var portal = await StartAsync(Draft().With(("autoSubmit", true), ("canAutoSubmit", true), ("autoSubmitAt", RunningPortal.Now.AddDays(6))));
        var page = await portal.GetAsync(Root);
        Assert.Contains("dient de markt het in op", page.TextOf("main .notice"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"a[href='{Page}']"));
    }
}
