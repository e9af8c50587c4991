using Market.Journeys.Api;
using Market.Local.Demo;
using Market.Testing;

namespace Market.Journeys;

/// <summary>What a panel meets on its way beside the main job: reserves in another order, a conflict and its repair, names in remarks, a late recusal, another chair; and the auditor who looks on.</summary>
[Collection(MarketCollection.Name)]
public sealed class PanelJourneyTests(RunningMarket market, RunningBrowser browser)
{
    private const string Reason = "Zo blijft de kennis van het terrein in de jury.";

    [Fact]
    public async Task A_panel_that_changes_on_the_way_gets_to_a_ranking_in_the_browser()
    {
        await using var journey = new Journey(market, browser, "panel");
        await WalkAsync(journey, "Stil alarm voor een jury die wisselt");
    }

    [Fact]
    public async Task A_panel_that_changes_on_the_way_gets_to_a_ranking_by_keyboard_only()
    {
        Effort.RequireWhole("each journey takes a minute");
        await using var journey = new Journey(market, browser, "panel-keyboard", byKeyboard: true);
        await WalkAsync(journey, "Stil alarm zonder muis");
    }

    [Fact]
    public async Task A_panel_that_changes_on_the_way_gets_to_a_ranking_without_scripts()
    {
        Effort.RequireWhole("each journey takes a minute");
        await using var journey = new Journey(market, browser, "panel-no-scripts", withScripts: false);
        await WalkAsync(journey, "Stil alarm zonder scripts");
    }

    private async Task WalkAsync(Journey journey, string title)
    {
        using var people = new ApiPeople(market);
        var challenge = await PanelSetting.OpenAsync(people, title);
        await OrderReservesAsync(journey, challenge);
        var (kept, taken) = await PanelSetting.AssignAsync(people, challenge);
        await AddReviewAsync(journey, challenge, taken);
        await RepairAsync(journey, challenge);
        await PanelSetting.ScoreAsync(people, DemoPeople.Chair, challenge, [kept, taken]);
        await PanelSetting.ScoreAsync(people, DemoPeople.FirstJuror, challenge, [kept]);
        await PanelSetting.ScoreAsync(people, DemoPeople.SecondJuror, challenge, [kept]);
        await LockWithNameAsync(journey, challenge, taken);
        await RecuseLateAsync(journey, challenge, kept);
        await ChangeChairAsync(journey, challenge);
        await LookOnAsync(journey);
        Assert.Empty(journey.Strangers);
    }

    private static async Task OrderReservesAsync(Journey journey, Guid challenge)
    {
        var officer = await journey.AsAsync(DemoPeople.Officer);
        await officer.GoAsync($"/jury/{challenge}/reserves");
        await officer.LookAsync("reserves");
        await officer.PressAsync($"up {DemoPeople.Observer.Id}");
        await officer.SeesAsync("Het geldt pas nadat u bewaart");
        await officer.LookAsync("reserves-moved");
        await officer.Hand.WriteAsync("main textarea[name=reason]", Reason);
        await officer.PressAsync();
        await officer.SeesAsync("De volgorde is bewaard");
        await officer.SeesAsync(Reason);
        await officer.LookAsync("reserves-ordered");
    }

    private static async Task RepairAsync(Journey journey, Guid challenge)
    {
        var chair = await journey.AsAsync(DemoPeople.Chair);
        await chair.GoAsync($"/jury/{challenge}/toewijzing");
        await chair.SeesAsync("er is een belangenconflict gevonden");
        await chair.LookAsync("repair");
        await chair.SendAsync("repair");
        await chair.SeesAsync("De toewijzing is hersteld");
        await chair.LookAsync("repaired");
    }

    /// <summary>The second juror reads French.</summary>
    private static async Task LockWithNameAsync(Journey journey, Guid challenge, string alias)
    {
        var juror = await journey.AsAsync(DemoPeople.SecondJuror);
        await juror.GoAsync($"/jury/{challenge}/indiening/{alias}");
        await juror.PressAsync();
        foreach (var criterion in new[] { 0, 1 })
        {
            await juror.Hand.WriteAsync($"main [name=\"scores[{criterion}].value\"]", "7");
            await juror.Hand.WriteAsync($"main [name=\"scores[{criterion}].remark\"]", $"Lijkt op wat {DemoOrganisations.Institute.Name} eerder bouwde.");
        }

        await juror.PressAsync("lock");
        await juror.SeesAsync("Vos remarques citent une organisation");
        await juror.LookAsync("lock-named");
        await juror.ConfirmFirstAsync();
        await juror.PressAsync();
        await juror.SeesAsync("Vos notes sont définitives");
    }

    /// <summary>After the last scores are final, and before the report is issued.</summary>
    private static async Task RecuseLateAsync(Journey journey, Guid challenge, string alias)
    {
        var juror = await journey.AsAsync(DemoPeople.FirstJuror);
        await juror.GoAsync($"/jury/{challenge}/indiening/{alias}");
        await juror.Hand.UnfoldAsync("main form:has(textarea[name=reason]) summary");
        await juror.LookAsync("recuse-late");
        await juror.Hand.WriteAsync("main textarea[name=reason]", "Ik herken de schrijfstijl.");
        await juror.SendAsync("recusal");
        await juror.SeesAsync("U gaf de indiening af");
        await journey.Market.SettleAsync();
        var chair = await journey.AsAsync(DemoPeople.Chair);
        await chair.GoAsync($"/jury/{challenge}");
        await chair.SeesAsync("Scores die niet meer tellen");
        await chair.LookAsync("lapses");
        await chair.GoAsync($"/jury/{challenge}/rangschikking/zekerheid");
        await chair.LookAsync("certainty");
    }

    /// <summary>As the page about the ranking's certainty leads to it: ticked, and nothing is set.</summary>
    private static async Task AddReviewAsync(Journey journey, Guid challenge, string alias)
    {
        var chair = await journey.AsAsync(DemoPeople.Chair);
        await chair.GoAsync($"/jury/{challenge}/toewijzing?erbij={Uri.EscapeDataString($"{DemoPeople.SecondJuror.Id}/{alias}")}");
        await chair.SeesAsync($"{DemoPeople.SecondJuror.Name} ook indiening {alias} beoordeelt");
        await chair.LookAsync("review-to-add");
    }

    private static async Task ChangeChairAsync(Journey journey, Guid challenge)
    {
        var page = $"/jury/{challenge}/voorzitter";
        var officer = await journey.AsAsync(DemoPeople.Officer);
        await officer.GoAsync(page);
        await officer.LookAsync("chair-to-ask");
        await officer.ConfirmFirstAsync();
        await officer.Hand.SelectAsync("main select[name=personId]", DemoPeople.SecondJuror.Id.ToString());
        await officer.Hand.WriteAsync("main textarea[name=reason]", Reason);
        await officer.SendAsync("chair");
        await officer.SeesAsync("Het jurylid krijgt een melding");
        var juror = await journey.AsAsync(DemoPeople.SecondJuror);
        await juror.GoAsync($"/jury/{challenge}");
        await juror.LookAsync("room-of-the-asked");
        await juror.GoAsync(page);
        await juror.LookAsync("chair-asked");
        await juror.PressWithFactorAsync("take");
        await juror.SeesAsync("Vous présidez désormais le jury");
        await juror.GoAsync(page);
        await juror.SeesAsync(Reason);
        await juror.LookAsync("chair-changed");
    }

    private static async Task LookOnAsync(Journey journey)
    {
        var auditor = await journey.AsAsync(DemoPeople.Auditor);
        await auditor.GoAsync("/toezicht");
        await auditor.LookAsync("heard");
        await auditor.Hand.PressAsync("main a[href^=\"/toezicht/\"]");
        await auditor.SeesAsync(DemoPeople.FirstJuror.Name);
        await auditor.LookAsync("heard-discussion");
    }
}
