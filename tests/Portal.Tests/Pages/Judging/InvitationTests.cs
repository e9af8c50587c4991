using System.Net;

namespace Market.Portal.Tests.Pages.Judging;

public sealed class InvitationTests
{
    private static readonly string Answer = $"/api/juries/{JuryWorld.Id}/answer";

    [Fact]
    public async Task Who_is_in_no_jury_reads_what_to_expect()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.Say("GET /api/juries/mine", "[]");

        var page = await portal.GetAsync("/jury");

        Assert.Equal("U zit nu in geen enkele jury", page.TextOf(".empty-title"));
    }

    [Fact]
    public async Task Invitations_stand_on_top_and_accepting_leads_to_the_declaration()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.Say("GET /api/juries/mine", new[] { Mine(Guid.NewGuid(), "accepted", assigned: 3, locked: 1), Mine(JuryWorld.Id, "invited") }).Say($"POST {Answer}", "", 204);

        var page = await portal.GetAsync("/jury");
        Assert.Equal("Uitnodigingen", page.TextOf("main h2"));
        Assert.Contains("1 van 3 indieningen vastgelegd", page.TextOf("ul.tasks"), StringComparison.Ordinal);

        var done = await portal.SubmitAsync(page, [], button: "accept");
        Assert.Equal($"{JuryWorld.Room}/verklaring?ok=jury-accepted", done.Location);
        Assert.Contains("\"accept\":true", portal.Services.Sent("POST", Answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declining_sends_the_reason_and_a_refusal_keeps_it()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me("invited", declared: false), "forming").Refuse($"POST {Answer}", 400, ("jury.reason-too-long", "reason", ["2000"]));
        var reason = $"reason.{JuryWorld.Id}";

        var page = await portal.GetAsync(JuryWorld.Room);
        var refused = await portal.SubmitAsync(page, new() { [reason] = "Te druk <deze> maand" }, button: "decline");

        Assert.StartsWith("Fout:", refused.Document.Title, StringComparison.Ordinal);
        Assert.Equal("Te druk <deze> maand", refused.TextOf("textarea"));
        Assert.Equal($"#{refused.Document.QuerySelector("textarea")!.Id}", refused.Document.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Contains("Te druk", portal.Services.Sent("POST", Answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_answered_in_another_window_is_refused_with_words()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me("invited", declared: false), "forming");
        var page = await portal.GetAsync(JuryWorld.Room);
        portal.Services.SayJury(JuryWorld.Me(declared: false), "forming").Refuse($"POST {Answer}", 409, ("jury.already-answered", null, []));

        var refused = await portal.SubmitAsync(page, [], button: "accept");

        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains("al aanvaard", refused.TextOf(".error-summary"), StringComparison.Ordinal);
    }

    private static object Mine(Guid id, string state, int assigned = 0, int locked = 0) =>
        new { challengeId = id, title = JuryWorld.Text("Stille alarmen"), chair = false, state, declared = state == "accepted", assigned, locked, stage = "scoring" };
}
