using Market.Local.Demo;

using Microsoft.Playwright;

namespace Market.Journeys;

/// <summary>What a juror typed survives a reload and an expired session, and is gone when it was saved or somebody else sits down.</summary>
[Collection(MarketCollection.Name)]
public sealed class ScoreDraftTests(RunningMarket market, RunningBrowser browser)
{
    private const string Remark = "main [name='scores[0].remark']";
    private const string Kept = "Object.keys(localStorage).filter(key => key.startsWith('market.draft ')).length";

    [Fact]
    public async Task An_unsaved_draft_survives_a_reload_and_an_expired_session()
    {
        await using var journey = new Journey(market, browser, "score-draft");
        var juror = await Visit.StartAsync(journey);
        await juror.SignInAsync(DemoPeople.FirstJuror);
        await juror.GoAsync($"/jury/{DemoChallenges.Judging.Id}");
        var address = await FirstToScoreAsync(juror);
        await juror.Page.FillAsync(Remark, "Getypt, niet bewaard");
        await Assertions.Expect(juror.Page.GetByText("Nog niet bewaard.")).ToBeVisibleAsync();

        await juror.Page.ReloadAsync();
        Assert.Equal("Getypt, niet bewaard", await juror.Page.InputValueAsync(Remark));
        await juror.SeesAsync("is teruggezet");
        await juror.LookAsync("restored");

        await juror.Page.Context.ClearCookiesAsync();
        await juror.SignInAsync(DemoPeople.FirstJuror);
        await juror.GoAsync(address);
        Assert.Equal("Getypt, niet bewaard", await juror.Page.InputValueAsync(Remark));
        await juror.Page.GetByRole(AriaRole.Button, new() { Name = "Toon wat bewaard is" }).ClickAsync();
        Assert.NotEqual("Getypt, niet bewaard", await juror.Page.InputValueAsync(Remark));
        await juror.Page.GetByRole(AriaRole.Button, new() { Name = "Zet mijn tekst terug" }).ClickAsync();
        Assert.Equal(1, await juror.Page.EvaluateAsync<int>(Kept));

        await juror.Page.PressAsync(Remark, "Control+Enter");
        await juror.Page.WaitForURLAsync("**ok=scores-saved*");
        Assert.Equal("Getypt, niet bewaard", await juror.Page.InputValueAsync(Remark));
        Assert.Equal(0, await juror.Page.EvaluateAsync<int>(Kept));
    }

    [Fact]
    public async Task Somebody_else_at_the_same_computer_finds_nothing()
    {
        await using var journey = new Journey(market, browser, "score-draft-other");
        var juror = await Visit.StartAsync(journey);
        await juror.SignInAsync(DemoPeople.FirstJuror);
        await juror.GoAsync($"/jury/{DemoChallenges.Judging.Id}");
        await FirstToScoreAsync(juror);
        await juror.Page.FillAsync(Remark, "Van iemand anders");
        Assert.Equal(1, await juror.Page.EvaluateAsync<int>(Kept));

        await juror.Page.Context.ClearCookiesAsync();
        await juror.SignInAsync(DemoPeople.SecondJuror);
        Assert.Equal(0, await juror.Page.EvaluateAsync<int>(Kept));
    }

    private static async Task<string> FirstToScoreAsync(Visit juror)
    {
        foreach (var address in await juror.Page.Locator("main a[href*='/indiening/']").EvaluateAllAsync<string[]>("links => [...new Set(links.map(link => link.getAttribute('href')))]"))
        {
            await juror.GoAsync(address);
            if (await juror.Page.Locator(Remark).CountAsync() > 0)
                return address;
        }

        throw new InvalidOperationException("Nothing to score");
    }
}
