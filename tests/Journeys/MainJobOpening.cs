using Market.Local.Demo;

namespace Market.Journeys;

/// <summary>Step 4 of the main job: two persons open the submissions.</summary>
internal static class MainJobOpening
{
    public static async Task OpenAsync(Journey journey, Guid challenge)
    {
        await TimePasses.UntilDeadlineAsync(journey.Market, challenge);
        var officer = await journey.AsAsync(DemoPeople.Officer);
        await officer.GoAsync("/opening");
        await officer.LookAsync("openings");
        await officer.GoAsync($"/opening/{challenge}");
        await officer.LookAsync("opening-sealed");
        await officer.PressWithFactorAsync("propose");
        await officer.GoAsync($"/opening/{challenge}");
        Assert.Equal(0, await officer.Page.Locator("button[value=confirm]").CountAsync());
        var approver = await journey.AsAsync(DemoPeople.Approver);
        await approver.GoAsync($"/opening/{challenge}");
        await approver.PressWithFactorAsync("confirm");
        await approver.GoAsync($"/opening/{challenge}");
        await approver.LookAsync("opened");
        await journey.Market.SettleAsync();
    }
}
