using Market.Local.Demo;

namespace Market.Journeys;

/// <summary>Step 1 of the main job: from need to a published challenge.</summary>
internal static class MainJobDrafting
{
    public static async Task<Guid> DraftAsync(Journey journey, string title)
    {
        var officer = await journey.AsAsync(DemoPeople.Officer);
        await officer.GoAsync("/mijn/uitdagingen/nieuw");
        await officer.LookAsync("new-challenge");
        await officer.Hand.WriteAsync("[name=title]", title);
        await officer.PressAsync();
        var id = Guid.Parse(new Uri(officer.Page.Url).Segments[^1]);
        await officer.LookAsync("task-list");
        await WriteNeedAsync(officer, id, title);
        await WriteTaxonomyAsync(officer, id);
        await WriteCriteriaAsync(officer, id);
        await WriteQuestionsPrizesAndDatesAsync(officer, id);
        await officer.GoAsync($"/mijn/uitdagingen/{id}/voorbeeld");
        await officer.SeesAsync(title);
        await officer.LookAsync("preview");
        return id;
    }

    public static async Task<string> PublishAsync(Journey journey, Guid id)
    {
        var officer = await journey.AsAsync(DemoPeople.Officer);
        await RequestAsync(officer, id);
        var approver = await journey.AsAsync(DemoPeople.Approver);
        await approver.GoAsync($"/mijn/uitdagingen/{id}/goedkeuring");
        await approver.LookAsync("review");
        await approver.Hand.UnfoldAsync("main details:has(textarea[name=\"remarks.need\"]) summary");
        await approver.Hand.WriteAsync("textarea[name=\"remarks.need\"]", "Zeg ook hoeveel bezoekers het zijn.");
        await approver.PressAsync("return");
        await officer.GoAsync($"/mijn/uitdagingen/{id}");
        await officer.SeesAsync("Zeg ook hoeveel bezoekers het zijn.");
        await officer.LookAsync("returned");
        await RequestAsync(officer, id);
        await approver.GoAsync($"/mijn/uitdagingen/{id}/goedkeuring");
        await approver.PressWithFactorAsync("approve");
        await officer.GoAsync($"/mijn/uitdagingen/{id}");
        await officer.SendAsync("publish");
        await journey.Market.SettleAsync();
        var address = await officer.Page.Locator("main a[href^=\"/uitdagingen/\"]").First.GetAttributeAsync("href");
        return address!;
    }

    private static async Task RequestAsync(Visit officer, Guid id)
    {
        await officer.GoAsync($"/mijn/uitdagingen/{id}");
        await officer.SendAsync("request");
    }

    private static async Task WriteNeedAsync(Visit officer, Guid id, string title)
    {
        await officer.GoAsync($"/mijn/uitdagingen/{id}/nood");
        await officer.LookAsync("need");
        await officer.Hand.WriteAsync("[name=\"title.nl\"]", title);
        await officer.Hand.WriteAsync("[name=\"summary.nl\"]", "Bezoekers van de kermis vinden de nooduitgang niet.");
        await officer.Hand.WriteAsync("[name=\"need.nl\"]", "Bij een ontruiming lopen bezoekers terug naar de ingang. Wij zoeken een wegwijzer die ook in rook werkt.");
        await officer.Hand.WriteAsync("[name=\"outcome.nl\"]", "Negen van de tien bezoekers kiezen binnen een minuut de juiste uitgang.");
        await officer.PressAsync();
    }

    private static async Task WriteTaxonomyAsync(Visit officer, Guid id)
    {
        await officer.GoAsync($"/mijn/uitdagingen/{id}/thema");
        await officer.LookAsync("taxonomy");
        await officer.Hand.TickAsync("input[name=origin][value=safety]");
        await officer.Hand.TickAsync("input[name=phases][value=prevention]");
        await officer.Hand.TickAsync("input[name=regions][value=BE22]");
        await officer.Hand.TickAsync("input[name=process][value=designContest]");
        await officer.PressAsync();
    }

    private static async Task WriteCriteriaAsync(Visit officer, Guid id)
    {
        await officer.GoAsync($"/mijn/uitdagingen/{id}/criteria");
        await WriteCriterionAsync(officer, 0, "Effect", "60");
        await officer.PressAsync("add");
        await WriteCriterionAsync(officer, 1, "Haalbaarheid", "30");
        await officer.PressAsync();
        await officer.GoAsync($"/mijn/uitdagingen/{id}");
        await officer.LookAsync("weights-not-hundred");
        await officer.GoAsync($"/mijn/uitdagingen/{id}/criteria");
        await officer.Hand.WriteAsync("[name=\"criteria[1].weight\"]", "40");
        await officer.Hand.WriteAsync("[name=\"criteria[0].minimum\"]", "5");
        await officer.LookAsync("criteria");
        await officer.PressAsync();
    }

    private static async Task WriteCriterionAsync(Visit officer, int row, string name, string weight)
    {
        await officer.Hand.WriteAsync($"[name=\"criteria[{row}].name.nl\"]", name);
        await officer.Hand.WriteAsync($"[name=\"criteria[{row}].description.nl\"]", $"Hoe goed is de {name.ToLowerInvariant()}?");
        await officer.Hand.WriteAsync($"[name=\"criteria[{row}].weight\"]", weight);
    }

    private static async Task WriteQuestionsPrizesAndDatesAsync(Visit officer, Guid id)
    {
        await officer.GoAsync($"/mijn/uitdagingen/{id}/vragen");
        await officer.Hand.WriteAsync("[name=\"questions[0].text.nl\"]", "Beschrijf uw oplossing.");
        await officer.PressAsync();
        await officer.GoAsync($"/mijn/uitdagingen/{id}/prijzen");
        await officer.Hand.WriteAsync("[name=\"prizes[0].amountCents\"]", "12.500,00");
        await officer.Hand.WriteAsync("[name=\"prizes[0].label.nl\"]", "Eerste prijs");
        await officer.PressAsync();
        await officer.GoAsync($"/mijn/uitdagingen/{id}/planning");
        var deadline = DateTime.Today.AddDays(30);
        await officer.Hand.WriteAsync("[name=\"deadline.date\"]", deadline.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await officer.Hand.WriteAsync("[name=\"deadline.time\"]", "14:00");
        await officer.Hand.WriteAsync("[name=\"openingFrom.date\"]", deadline.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await officer.Hand.WriteAsync("[name=\"openingFrom.time\"]", "15:00");
        await officer.LookAsync("dates");
        await officer.PressAsync();
    }
}
