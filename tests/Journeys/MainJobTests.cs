using Market.Testing;

namespace Market.Journeys;

[Collection(MarketCollection.Name)]
public sealed class MainJobTests(RunningMarket market, RunningBrowser browser)
{
    [Fact]
    public async Task A_need_becomes_an_award_in_the_browser()
    {
        await using var journey = new Journey(market, browser, "main-job");
        await WalkAsync(journey, "Uitgang vinden in rook");
    }

    [Fact]
    public async Task A_need_becomes_an_award_by_keyboard_only()
    {
        Effort.RequireWhole("each journey takes a minute");
        await using var journey = new Journey(market, browser, "keyboard", byKeyboard: true);
        await WalkAsync(journey, "Uitgang vinden zonder muis");
    }

    [Fact]
    public async Task A_need_becomes_an_award_without_scripts()
    {
        Effort.RequireWhole("each journey takes a minute");
        await using var journey = new Journey(market, browser, "no-scripts", withScripts: false);
        await WalkAsync(journey, "Uitgang vinden zonder scripts");
    }

    private static async Task WalkAsync(Journey journey, string title)
    {
        var challenge = await MainJobDrafting.DraftAsync(journey, title);
        var address = await MainJobDrafting.PublishAsync(journey, challenge);
        await MainJobSolving.FindAndFollowAsync(journey, title, address);
        await MainJobSolving.SolveTogetherAsync(journey, address);
        await MainJobSolving.SolveAloneAsync(journey, address);
        await MainJobOpening.OpenAsync(journey, challenge);
        await MainJobJudging.JudgeAsync(journey, challenge);
        await MainJobReporting.ReportAsync(journey, challenge);
        await MainJobAwarding.AwardAsync(journey, challenge, address);
        await MainJobAwarding.HearAsync(journey, title);
        Assert.Empty(journey.Strangers);
    }
}
