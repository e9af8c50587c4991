using Market.Journeys.Hands;
using Market.Local.Demo;

namespace Market.Journeys;

/// <summary>Steps 2 and 3 of the main job: found by visitors, answered by companies.</summary>
internal static class MainJobSolving
{
    public static async Task FindAndFollowAsync(Journey journey, string title, string address)
    {
        var visitor = await journey.AsVisitorAsync();
        await visitor.GoAsync("/");
        await visitor.LookAsync("home");
        await visitor.GoAsync("/uitdagingen");
        await visitor.LookAsync("catalogue");
        await visitor.Hand.WriteAsync("main [name=q]", title);
        await visitor.Hand.PressAsync("main form button:not([name])");
        await visitor.SeesAsync(title);
        await visitor.GoAsync(address);
        await visitor.SeesAsync(title);
        await visitor.LookAsync("challenge");
        var member = await journey.AsAsync(DemoPeople.Visitor);
        await member.GoAsync(address);
        await member.PressAsync("follow");
    }

    /// <summary>A company with a partner drafts, submits, reads its receipt, and replaces what it submitted.</summary>
    public static async Task SolveTogetherAsync(Journey journey, string address)
    {
        var lead = await journey.AsAsync(DemoPeople.StartUpLead);
        var root = await StartAsync(lead, address);
        await lead.LookAsync("solution-tasks");
        await WriteAsync(lead, root, "Lichtpijl");
        await UploadAsync(lead, root);
        await InviteAsync(journey, lead, root);
        await lead.GoAsync($"{root}/controle");
        await lead.LookAsync("solution-check");
        await SubmitAsync(lead, root);
        await lead.SeesAsync("OPL-");
        await lead.LookAsync("receipt");
        await lead.GoAsync($"{root}/inhoud");
        await lead.Hand.WriteAsync("main [name=title]", "Lichtpijl plus");
        await lead.PressAsync();
        await SubmitAsync(lead, root);
        await lead.SeesAsync("OPL-");
    }

    /// <summary>Another company submits alone.</summary>
    public static async Task SolveAloneAsync(Journey journey, string address)
    {
        var lead = await journey.AsAsync(DemoPeople.InstituteLead);
        var root = await StartAsync(lead, address);
        await WriteAsync(lead, root, "Geluidsbaken");
        await SubmitAsync(lead, root);
        await lead.SeesAsync("OPL-");
    }

    private static async Task<string> StartAsync(Visit lead, string address)
    {
        await lead.GoAsync(address);
        await lead.Hand.PressAsync("main a[href^='/mijn/oplossingen/nieuw']");
        await lead.LookAsync("solution-start");
        await lead.SendAsync("start");
        return new Uri(lead.Page.Url).AbsolutePath;
    }

    private static async Task WriteAsync(Visit lead, string root, string title)
    {
        await lead.GoAsync($"{root}/inhoud");
        await lead.Hand.WriteAsync("main [name=title]", title);
        await lead.Hand.WriteAsync("main [name=summary]", "Pijlen op de vloer lichten op in de richting van de vrije uitgang.");
        await lead.LookAsync("solution-content");
        await lead.PressAsync();
        await lead.GoAsync($"{root}/antwoorden");
        await lead.Hand.WriteAsync("main [name=\"answers[0].text\"]", "Sensoren aan elke uitgang bepalen welke pijlen branden.");
        await lead.PressAsync();
        await lead.GoAsync($"{root}/budget");
        await lead.Hand.WriteAsync("main [name=budgetCents]", "48.000,00");
        await lead.Hand.WriteAsync("main [name=planning]", "Drie maanden bouwen, één maand proef.");
        await lead.PressAsync();
    }

    private static async Task UploadAsync(Visit lead, string root)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("market-upload-").FullName, "schets.txt");
        await File.WriteAllTextAsync(file, "Een schets van de vloer in woorden.\n");
        await lead.GoAsync($"{root}/bestanden");
        await lead.Hand.ChooseFileAsync("main input[type=file]", file);
        await lead.PressAsync();
        // With scripts the file goes in pieces, and the page comes again when it is there.
        await lead.Page.ArriveAsync("**/bestanden?ok=file-added");
        await lead.SeesAsync("schets.txt");
        await lead.LookAsync("solution-files");
    }

    private static async Task InviteAsync(Journey journey, Visit lead, string root)
    {
        await lead.GoAsync($"{root}/partners?zoek=Vogelvlucht");
        await lead.LookAsync("solution-partners");
        await lead.Hand.PressAsync($"main button[name=do][value*=\"{DemoOrganisations.Drones.Id}\"]");
        await journey.Market.SettleAsync();
        var partner = await journey.AsAsync(DemoPeople.DroneLead);
        await partner.GoAsync(root);
        await partner.LookAsync("invitation");
        await partner.PressAsync("accept");
    }

    private static async Task SubmitAsync(Visit lead, string root)
    {
        await lead.GoAsync($"{root}/indienen");
        await lead.PressAsync();
    }
}
