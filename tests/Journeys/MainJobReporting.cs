using Market.Local.Demo;

namespace Market.Journeys;

/// <summary>Between scoring and award: the chair writes the report, everybody signs it, the chair issues it, the body reads it.</summary>
internal static class MainJobReporting
{
    public static async Task ReportAsync(Journey journey, Guid challenge)
    {
        var (chair, page) = (await journey.AsAsync(DemoPeople.Chair), $"/jury/{challenge}/verslag");
        await WriteAsync(chair, page);
        await SignAsync(chair, page);
        await journey.Market.SettleAsync();
        var officer = await journey.AsAsync(DemoPeople.Officer);
        await officer.GoAsync($"/gunning/{challenge}");
        await officer.SeesAsync("Er wordt gewacht op het verslag van de jury");
        await officer.LookAsync("award-waits-for-report");
        await SignAsync(await journey.AsAsync(DemoPeople.FirstJuror), page);
        await chair.GoAsync(page);
        await chair.LookAsync("report-to-issue");
        await chair.ConfirmFirstAsync();
        await chair.PressAsync();
        await journey.Market.SettleAsync();
        await ReadAsync(officer, page);
    }

    private static async Task WriteAsync(Visit chair, string page)
    {
        await chair.GoAsync(page);
        await chair.LookAsync("report-to-write");
        await chair.GoAsync($"{page}/algemeen");
        await chair.LookAsync("report-general");
        await chair.Hand.WriteAsync("main textarea[name=text]", "De jury was eensgezind: één vergadering.");
        await chair.Hand.WriteAsync("main [name=\"meetings[0].date\"]", DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        foreach (var member in new[] { DemoPeople.Chair, DemoPeople.FirstJuror })
            await chair.Hand.TickAsync($"main [name=\"meetings[0].present\"][value=\"{member.Id}\"]");
        await chair.Hand.PressAsync("main button.primary");
        foreach (var address in await chair.Page.Locator("main .tasks a[href*=\"/verslag/indiening/\"]").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
        {
            await chair.GoAsync(address);
            await chair.SeesAsync("Jurylid 1");
            await chair.LookAsync("report-section");
            await chair.Hand.WriteAsync("main textarea[name=merits]", "Vertrekt van de praktijk.");
            await chair.Hand.WriteAsync("main textarea[name=observations]", "De planning is krap.");
            await chair.PressAsync();
        }
    }

    private static async Task SignAsync(Visit member, string page)
    {
        await member.GoAsync(page);
        await member.Hand.PressAsync($"main a[href=\"{page}/tekenen\"]");
        await member.SeesAsync("Vertrekt van de praktijk.");
        await member.LookAsync("report-sign");
        await member.ConfirmFirstAsync();
        await member.PressAsync();
        await member.LookAsync("report-signed");
    }

    private static async Task ReadAsync(Visit officer, string page)
    {
        await officer.GoAsync(page);
        await officer.SeesAsync("één vergadering");
        await officer.SeesAsync("Vastgesteld door");
        Assert.DoesNotContain(DemoOrganisations.StartUp.Name, await officer.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("report-issued");
        var pdf = await officer.Page.APIRequest.GetAsync(new Uri(new Uri(officer.Page.Url), $"{page}/pdf").ToString());
        Assert.Equal("application/pdf", pdf.Headers["content-type"]);
        Assert.StartsWith("%PDF-", await pdf.TextAsync(), StringComparison.Ordinal);
    }
}
