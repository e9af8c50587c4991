using Market.Journeys.Api;
using Market.Local.Demo;
using Market.Testing;

namespace Market.Journeys;

/// <summary>A strict challenge from the choice of its officers to its record, in the browser and without scripts: cards, team code, submission, opening.</summary>
[Collection(MarketCollection.Name)]
public sealed class StrictJourneyTests(RunningMarket market, RunningBrowser browser)
{
    private static readonly IReadOnlyList<DemoPerson> Officers = [DemoPeople.Officer, DemoPeople.Approver, DemoPeople.Chair];

    [Fact]
    public async Task Officers_with_cards_open_what_a_team_with_its_code_handed_in()
    {
        Effort.RequireWhole("each journey takes a minute");
        await using var journey = new Journey(market, browser, "strict", withScripts: false);
        var challenge = await DraftAsync();
        await ChooseAsync(journey, challenge);
        var codes = new Dictionary<DemoPerson, string>();
        foreach (var officer in Officers)
            codes[officer] = await CollectAsync(journey, challenge, officer);
        await market.SettleAsync();
        await PublishAsync(journey, challenge);
        await HandInAsync(journey, challenge);
        await OpenAsync(journey, challenge, codes);
        Assert.Empty(journey.Strangers);
    }

    [Fact]
    public async Task The_pages_of_the_cards_and_the_team_code_are_accessible()
    {
        Effort.RequireWhole("each journey takes a minute");
        await using var journey = new Journey(market, browser, "strict-axe");
        var officer = await journey.AsAsync(DemoPeople.Officer);
        var challenge = await DraftAsync();
        await officer.GoAsync($"/mijn/uitdagingen/{challenge}/verzegeling");
        await officer.LookAsync("sealing");
        await ChooseAsync(journey, challenge);
        await CollectAsync(journey, challenge, DemoPeople.Chair);
    }

    private async Task<Guid> DraftAsync()
    {
        using var people = new ApiPeople(market);
        return await ApiDrafting.DraftAsync(people, $"Streng bewaard {Guid.CreateVersion7():N}");
    }

    private static async Task ChooseAsync(Journey journey, Guid challenge)
    {
        var officer = await journey.AsAsync(DemoPeople.Officer);
        await officer.GoAsync($"/mijn/uitdagingen/{challenge}/verzegeling");
        await officer.Hand.TickAsync("input[name=level][value=strict]");
        foreach (var person in Officers)
            await officer.Hand.TickAsync($"input[name=officerIds][value=\"{person.Id}\"]");
        await officer.Hand.WriteAsync("[name=threshold]", "2");
        await officer.PressAsync();
        await officer.GoAsync($"/mijn/uitdagingen/{challenge}");
        await officer.SendAsync("request");
        var approver = await journey.AsAsync(DemoPeople.Approver);
        await approver.GoAsync($"/mijn/uitdagingen/{challenge}/goedkeuring");
        await approver.PressWithFactorAsync("approve");
        await officer.GoAsync($"/mijn/uitdagingen/{challenge}");
        await officer.SeesAsync("halen hun kaart op");
        Assert.Equal(0, await officer.Page.Locator("main form:has(input[name=_handler][value=publish])").CountAsync());
        await journey.Market.SettleAsync();
    }

    /// <summary>Collects a card, reads its code from the page as the officer does, and types it over.</summary>
    private static async Task<string> CollectAsync(Journey journey, Guid challenge, DemoPerson person)
    {
        var officer = await journey.AsAsync(person);
        await officer.GoAsync("/opening");
        await officer.SeesAsync("Uw kaarten");
        await officer.GoAsync($"/opening/{challenge}/kaart");
        await officer.LookAsync("card-waiting");
        await officer.SendWithFactorAsync("draw");
        await officer.SeesAsync("U ziet deze code maar één keer");
        await officer.LookAsync("card");
        var code = await officer.Page.Locator(".code-card-code").InnerTextAsync();
        Assert.True(await officer.Page.EvaluateAsync<bool>("document.querySelector('.code-card img').naturalWidth > 100"));
        await officer.GoAsync($"/opening/{challenge}/kaart");
        Assert.DoesNotContain(code, await officer.Page.ContentAsync(), StringComparison.Ordinal);
        await officer.LookAsync("card-check");
        await officer.Hand.WriteAsync("main [name=code]", code.ToLowerInvariant().Replace('-', ' '));
        await officer.SendAsync("check");
        await officer.SeesAsync("Uw kaart is nagekeken");
        return code;
    }

    private static async Task PublishAsync(Journey journey, Guid challenge)
    {
        var officer = await journey.AsAsync(DemoPeople.Officer);
        await officer.GoAsync($"/mijn/uitdagingen/{challenge}");
        await officer.SendAsync("publish");
        await journey.Market.SettleAsync();
        var visitor = await journey.AsVisitorAsync();
        await visitor.GoAsync($"/uitdagingen/{challenge}");
        Assert.Contains("2 van de 3 openingsverantwoordelijken", await visitor.Page.Locator("details").Last.TextContentAsync(), StringComparison.Ordinal);
    }

    private static async Task HandInAsync(Journey journey, Guid challenge)
    {
        var lead = await journey.AsAsync(DemoPeople.StartUpLead);
        await lead.GoAsync($"/mijn/oplossingen/nieuw?challenge={challenge}");
        await lead.SeesAsync("streng verzegeld");
        await lead.SendAsync("start");
        await lead.LookAsync("team-code");
        var code = await lead.Page.Locator(".code-card-code").InnerTextAsync();
        var root = (await lead.Page.Locator("main a.primary").GetAttributeAsync("href"))!;
        await lead.GoAsync($"{root}/inhoud");
        await lead.Hand.WriteAsync("main [name=title]", "Stille lijn");
        await lead.Hand.WriteAsync("main [name=summary]", "Een lijn die niet te volgen is.");
        await lead.PressAsync();
        await lead.GoAsync($"{root}/antwoorden");
        await lead.Hand.WriteAsync("main [name=\"answers[0].text\"]", "Over vijf landen.");
        await lead.PressAsync();
        // Another browser, or this one after it was closed, does not know the code.
        await lead.Page.Context.ClearCookiesAsync(new Microsoft.Playwright.BrowserContextClearCookiesOptions { NameRegex = new System.Text.RegularExpressions.Regex("team-code") });
        await lead.GoAsync($"{root}/indienen");
        await lead.SeesAsync("opent alleen met de code van uw team");
        await lead.LookAsync("team-code-asked");
        await lead.Hand.WriteAsync("main [name=code]", code);
        await lead.SendAsync("code");
        await lead.SeesAsync("Stille lijn");
        await lead.GoAsync($"{root}/indienen");
        await lead.SeesAsync("alleen de openingsverantwoordelijken samen");
        await lead.PressAsync();
        await lead.SeesAsync("OPL-");
    }

    private static async Task OpenAsync(Journey journey, Guid challenge, Dictionary<DemoPerson, string> codes)
    {
        await TimePasses.UntilDeadlineAsync(journey.Market, challenge);
        await GiveAsync(journey, challenge, DemoPeople.Chair, codes[DemoPeople.Approver]);
        var chair = await journey.AsAsync(DemoPeople.Chair);
        await chair.SeesAsync("Dit is niet de code van uw kaart");
        await chair.LookAsync("give-wrong");
        await GiveAsync(journey, challenge, DemoPeople.Chair, codes[DemoPeople.Chair]);
        await chair.SeesAsync("Gegeven: 1 van de 2 kaarten");
        await GiveAsync(journey, challenge, DemoPeople.Approver, codes[DemoPeople.Approver]);
        var approver = await journey.AsAsync(DemoPeople.Approver);
        await approver.SeesAsync("Verslag van de opening");
        await approver.SeesAsync(DemoPeople.Chair.Name);
        await approver.SeesAsync("Verkeerde code");
        await approver.LookAsync("strict-record");
        await journey.Market.SettleAsync();
        var auditor = await journey.AsAsync(DemoPeople.Auditor);
        await auditor.GoAsync("/meldingen");
        await auditor.SeesAsync("Poging tot openen geweigerd");
    }

    private static async Task GiveAsync(Journey journey, Guid challenge, DemoPerson person, string code)
    {
        var officer = await journey.AsAsync(person);
        await officer.GoAsync($"/opening/{challenge}");
        await officer.LookAsync("give");
        await officer.Hand.WriteAsync("main [name=code]", code);
        await officer.SendWithFactorAsync("give");
    }
}
