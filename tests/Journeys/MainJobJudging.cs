using Market.Local.Demo;

namespace Market.Journeys;

/// <summary>Step 5 of the main job: invited, declared, assigned, scored, locked, ranked.</summary>
internal static class MainJobJudging
{
    private static readonly IReadOnlyList<DemoPerson> Jury = [DemoPeople.Chair, DemoPeople.FirstJuror];

    public static async Task JudgeAsync(Journey journey, Guid challenge)
    {
        await InviteAsync(journey, challenge);
        foreach (var juror in Jury)
            await AcceptAndDeclareAsync(await journey.AsAsync(juror), challenge);
        await AssignAsync(await journey.AsAsync(DemoPeople.Chair), challenge);
        foreach (var juror in Jury)
            await ScoreAllAsync(await journey.AsAsync(juror), challenge);
        await journey.Market.SettleAsync();
        var chair = await journey.AsAsync(DemoPeople.Chair);
        await chair.GoAsync($"/jury/{challenge}/rangschikking");
        await chair.LookAsync("ranking");
    }

    private static async Task InviteAsync(Journey journey, Guid challenge)
    {
        var officer = await journey.AsAsync(DemoPeople.Officer);
        foreach (var juror in Jury)
        {
            await officer.GoAsync($"/jury/{challenge}");
            await officer.Hand.SelectAsync("main select[name=personId]", juror.Id.ToString());
            await officer.Hand.TickAsync($"main input[name=seat][value={(juror == DemoPeople.Chair ? "chair" : "juror")}]");
            await officer.Hand.PressAsync("main form:has(select[name=personId]) button.primary");
        }

        await officer.LookAsync("jury-members");
        await journey.Market.SettleAsync();
    }

    private static async Task AcceptAndDeclareAsync(Visit juror, Guid challenge)
    {
        await juror.GoAsync("/jury");
        await juror.LookAsync("jury-invitations");
        await juror.GoAsync($"/jury/{challenge}");
        await juror.PressAsync("accept");
        await juror.GoAsync($"/jury/{challenge}/verklaring");
        await juror.LookAsync("declaration");
        await juror.Hand.TickAsync("main input[name=confirmed]");
        await juror.PressAsync();
    }

    private static async Task AssignAsync(Visit chair, Guid challenge)
    {
        await chair.GoAsync($"/jury/{challenge}/toewijzing");
        await chair.LookAsync("assignment");
        await chair.PressAsync("all");
        await chair.Hand.PressAsync("main button.primary");
    }

    private static async Task ScoreAllAsync(Visit juror, Guid challenge)
    {
        await juror.GoAsync($"/jury/{challenge}");
        await juror.LookAsync("jury-room");
        var addresses = await juror.Page.Locator($"main a[href*=\"/jury/{challenge}/indiening/\"]").EvaluateAllAsync<string[]>("links => [...new Set(links.map(link => link.getAttribute('href')))]");
        Assert.Equal(2, addresses.Length);
        foreach (var address in addresses)
            await ScoreAsync(juror, address);
    }

    private static async Task ScoreAsync(Visit juror, string address)
    {
        await juror.GoAsync(address);
        await juror.LookAsync("clear");
        await juror.PressAsync();
        var body = await juror.Page.Locator("main").InnerTextAsync();
        Assert.DoesNotContain(DemoOrganisations.StartUp.Name, body, StringComparison.Ordinal);
        Assert.DoesNotContain(DemoOrganisations.Institute.Name, body, StringComparison.Ordinal);
        var isBest = body.Contains("Lichtpijl", StringComparison.Ordinal);
        foreach (var criterion in new[] { 0, 1 })
        {
            await juror.Hand.WriteAsync($"main [name=\"scores[{criterion}].value\"]", isBest ? "8,5" : "6");
            await juror.Hand.WriteAsync($"main [name=\"scores[{criterion}].remark\"]", isBest ? "Sterk onderbouwd." : "De proef is te kort.");
        }

        await juror.LookAsync("score");
        await juror.PressAsync("lock");
        await juror.LookAsync("lock");
        await juror.ConfirmFirstAsync();
        await juror.PressAsync();
    }
}
