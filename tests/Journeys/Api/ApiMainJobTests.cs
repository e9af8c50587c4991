using Market.Local.Demo;

namespace Market.Journeys.Api;

/// <summary>The main job without a single page: what a system of a body or a company can do with the API alone.</summary>
[Collection(MarketCollection.Name)]
public sealed class ApiMainJobTests(RunningMarket market)
{
    private const string Title = "Uitgang vinden langs de API";

    [Fact]
    public async Task A_need_becomes_an_award_by_API()
    {
        using var people = new ApiPeople(market);
        var challenge = await ApiDrafting.DraftAsync(people, Title);
        await ApiDrafting.PublishAsync(people, challenge);
        await ApiSolving.FindAndFollowAsync(people, challenge, Title);
        var best = await ApiSolving.SolveTogetherAsync(people, challenge);
        var second = await ApiSolving.SolveAloneAsync(people, challenge);
        var unsent = await ApiSolving.DraftAsync(await people.AsAsync(DemoPeople.SensorLead), challenge, "Trilvloer");
        await ApiSolving.HideAsync(people, challenge, best);
        await ApiOpening.OpenAsync(people, challenge, unsent);
        await ApiJudging.JudgeAsync(people, challenge);
        await ApiAwarding.AwardAsync(people, challenge);
        await ApiAwarding.ReadResultsAsync(people.Visitor, challenge);
        await ApiAwarding.HearAsync(people, best, second);
        await ApiAwarding.NotifyAsync(people, Title);
    }
}
