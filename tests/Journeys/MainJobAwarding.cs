using Market.Local.Demo;

namespace Market.Journeys;

/// <summary>Steps 6 and 7 of the main job: awarded by two persons, read by everyone concerned.</summary>
internal static class MainJobAwarding
{
    public static async Task AwardAsync(Journey journey, Guid challenge, string address)
    {
        var officer = await journey.AsAsync(DemoPeople.Officer);
        await officer.GoAsync($"/gunning/{challenge}");
        await officer.LookAsync("award-proposal");
        await officer.Hand.SelectAsync("main select[name=\"winners[0].prizeRank\"]", "1");
        await officer.Hand.WriteAsync("main textarea[name=motivation]", "De jury was eensgezind.");
        await officer.PressWithFactorAsync();
        var approver = await journey.AsAsync(DemoPeople.Approver);
        await approver.GoAsync($"/gunning/{challenge}");
        await approver.LookAsync("award-confirmation");
        await approver.PressWithFactorAsync();
        await journey.Market.SettleAsync();
        var visitor = await journey.AsVisitorAsync();
        await visitor.GoAsync(address);
        await visitor.SeesAsync("Lichtpijl plus");
        await visitor.SeesAsync(DemoOrganisations.StartUp.Name);
        await visitor.LookAsync("results");
    }

    public static async Task HearAsync(Journey journey, string title)
    {
        foreach (var (solver, remark) in new[] { (DemoPeople.StartUpLead, "Sterk onderbouwd."), (DemoPeople.InstituteLead, "De proef is te kort.") })
        {
            var visit = await journey.AsAsync(solver);
            await visit.GoAsync("/mijn/oplossingen");
            await visit.LookAsync("own-solutions");
            await visit.Hand.PressAsync($"main li:has-text(\"{title}\") a[href$=\"/terugkoppeling\"]");
            await visit.SeesAsync(remark);
            await visit.SeesAsync("Vertrekt van de praktijk.");
            Assert.DoesNotContain(DemoPeople.FirstJuror.Name, await visit.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            await visit.LookAsync("feedback");
        }

        var member = await journey.AsAsync(DemoPeople.Visitor);
        await member.GoAsync("/meldingen");
        await member.SeesAsync(title);
        await member.LookAsync("notifications");
    }
}
