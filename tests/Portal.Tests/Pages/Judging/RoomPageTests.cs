using System.Net;

using Market.Hosting.Access;
using Market.Kernel;
using Market.Testing;

namespace Market.Portal.Tests.Pages.Judging;

public sealed class RoomPageTests
{
    private static readonly string Members = $"/api/juries/{JuryWorld.Id}/members";

    [Fact]
    public async Task A_juror_who_accepted_is_sent_to_the_declaration_first()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(declared: false), "forming");

        var page = await portal.GetAsync(JuryWorld.Room);

        Assert.Equal("Belangen verklaren", page.TextOf("ol.steps [aria-current]"));
        Assert.Equal($"{JuryWorld.Room}/verklaring", page.Document.QuerySelector(".next .primary")!.GetAttribute("href"));
        Assert.DoesNotContain(portal.Services.Asked, asked => asked.Path.EndsWith("/submissions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_juror_sees_the_next_submission_and_what_is_done()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me()).SaySubmissions(JuryWorld.Row("A", scored: true, locked: true), JuryWorld.Row("B", scored: true), JuryWorld.Row("C"));

        var page = await portal.GetAsync(JuryWorld.Room);

        Assert.Equal($"{JuryWorld.Room}/indiening/B", page.Document.QuerySelector(".next .primary")!.GetAttribute("href"));
        Assert.Equal("3 toegewezen, 2 volledig gescoord, 1 vastgelegd", page.TextOf(".next .numbers"));
        Assert.Null(page.Document.QuerySelector("#progress"));
    }

    [Fact]
    public async Task Who_lost_a_submission_reads_which_and_why_and_not_whose_it_is()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(lost: ["A", "C"])).SaySubmissions(JuryWorld.Row("B"));

        Assert.Contains("Indieningen A, C zijn u afgenomen: er is een belangenconflict gevonden.", (await portal.GetAsync(JuryWorld.Room)).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chair_sees_which_final_scores_count_no_more()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(chair: true), "scoring", chair: true, lapses: [new { name = "Ilse", alias = "B", cause = "recused", at = RunningPortal.Now }]).SaySubmissions();

        var page = await portal.GetAsync(JuryWorld.Room);

        Assert.Contains("Ilse beoordeelt indiening B niet meer", page.TextOf("section[aria-labelledby=lapses]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chair_is_warned_of_what_nobody_judges_also_when_nothing_fell_away()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(chair: true), "scoring", chair: true, unjudged: ["B"]).SaySubmissions();

        var page = await portal.GetAsync(JuryWorld.Room);

        Assert.Contains("Niemand beoordeelt nu indiening B.", page.TextOf(".notice.warning"), StringComparison.Ordinal);
        Assert.Equal($"{JuryWorld.Room}/toewijzing", page.Document.QuerySelector(".notice.warning a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("write", true)]
    [InlineData("issued", false)]
    public async Task Until_the_report_is_issued_a_juror_can_stop_give_up_a_submission_and_declare_more(string report, bool can)
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(), "completed", report: report).SaySubmissions(JuryWorld.Row("A", scored: true, locked: true)).SaySubmission("A", locked: true)
            .Say($"GET /api/juries/{JuryWorld.Id}/submissions/A/scores", Array.Empty<object>()).Say($"GET /api/juries/{JuryWorld.Id}/declaration", new { organisations = Array.Empty<object>(), interests = Array.Empty<Guid>(), statement = "", declared = true });

        Assert.Equal(can, (await portal.GetAsync(JuryWorld.Room)).Document.QuerySelector("textarea[name=reason]") is not null);
        Assert.Equal(can, (await portal.GetAsync($"{JuryWorld.Room}/indiening/A")).Document.QuerySelector("textarea[name=reason]") is not null);
        Assert.Equal(can, (await portal.GetAsync($"{JuryWorld.Room}/verklaring")).Document.QuerySelector("textarea[name=statement]") is not null);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task The_body_reads_that_one_more_juror_is_needed_until_there_is(string language)
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, "scoring", needsJuror: true);
        var page = await portal.GetAsync(JuryWorld.Room, language);
        page.AssertWellMade(language);
        Assert.Single(page.Document.QuerySelectorAll("main .notice.warning"));

        portal.Services.SayJury(null, "scoring");
        Assert.Empty((await portal.GetAsync(JuryWorld.Room)).Document.QuerySelectorAll("main .notice.warning"));
    }

    [Fact]
    public async Task The_chair_sees_progress_and_the_way_to_the_assignment()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(chair: true), "forming", chair: true, canManage: true, members: [JuryWorld.Member(JuryWorld.Jef, "Jef", "accepted", chair: true), JuryWorld.Member(JuryWorld.Mia, "Mia", "invited")])
            .SaySubmissions(JuryWorld.Row("A", assigned: false)).Say($"GET /api/juries/{JuryWorld.Id}/candidates", "[]")
            .Say($"GET /api/juries/{JuryWorld.Id}/progress", new[] { new { personId = JuryWorld.Jef, name = "Jef", assigned = 2, scored = 1, locked = 0 } });

        var page = await portal.GetAsync(JuryWorld.Room);

        Assert.Equal($"{JuryWorld.Room}/toewijzing", page.Document.QuerySelector(".next .primary")!.GetAttribute("href"));
        Assert.Contains("Jef", page.TextOf("section[aria-labelledby=progress] tbody"), StringComparison.Ordinal);
        Assert.Equal([JuryWorld.Mia.ToString()], page.Document.QuerySelectorAll("section[aria-labelledby=members] button").Select(button => button.GetAttribute("value")));
    }

    [Fact]
    public async Task An_officer_invites_a_chair_first_and_takes_an_invitation_back()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, "forming", canManage: true, members: [JuryWorld.Member(JuryWorld.Mia, "Mia", "declined", chair: true, reason: "Vakantie"), JuryWorld.Member(JuryWorld.Jef, "Jef", "invited")])
            .Say($"GET /api/juries/{JuryWorld.Id}/candidates", new[] { new { personId = JuryWorld.Mia, name = "Mia", organisationName = "Zone Noord" } })
            .Say($"POST {Members}", "", 204).Say($"DELETE {Members}/{JuryWorld.Jef}", "", 204);

        var page = await portal.GetAsync(JuryWorld.Room);
        Assert.Equal("Nodig een voorzitter en juryleden uit", page.TextOf(".next h2"));
        Assert.Contains("Vakantie", page.TextOf("section[aria-labelledby=members]"), StringComparison.Ordinal);

        var invited = await portal.SubmitAsync(page, new() { ["personId"] = JuryWorld.Mia.ToString() }, form: "section[aria-labelledby=invite] form");
        Assert.Equal($"{JuryWorld.Room}?ok=juror-invited", invited.Location);
        Assert.Equal($$"""{"personId":"{{JuryWorld.Mia}}","chair":true,"seat":"juror"}""", portal.Services.Sent("POST", Members));

        var removed = await portal.SubmitAsync(page, [], form: "section[aria-labelledby=members] form", button: JuryWorld.Jef.ToString());
        Assert.Equal($"{JuryWorld.Room}?ok=juror-removed", removed.Location);
    }

    [Fact]
    public async Task Inviting_nobody_is_told_beside_the_list()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, "forming", canManage: true).Say($"GET /api/juries/{JuryWorld.Id}/candidates", new[] { new { personId = JuryWorld.Mia, name = "Mia", organisationName = "" } });

        var refused = await portal.SubmitAsync(await portal.GetAsync(JuryWorld.Room), [], form: "section[aria-labelledby=invite] form");

        Assert.Equal("#f-personId", refused.Document.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.False(portal.Services.WasAsked("POST"));
    }

    [Fact]
    public async Task Standing_down_needs_a_reason()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me()).SaySubmissions().Refuse($"POST /api/juries/{JuryWorld.Id}/answer", 400, ("jury.reason-missing", "reason", []));

        var refused = await portal.SubmitAsync(await portal.GetAsync(JuryWorld.Room), []);

        Assert.Equal("#f-reason", refused.Document.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.True(refused.Document.QuerySelector("details.later")!.HasAttribute("open"));
    }

    [Fact]
    public async Task A_stopped_challenge_says_so_in_the_room()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me()).Refuse($"GET /api/juries/{JuryWorld.Id}/submissions", 409, ("jury.challenge-cancelled", null, []));

        var page = await portal.GetAsync(JuryWorld.Room);

        Assert.Contains("stopgezet", page.TextOf(".notice.warning"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_part_in_the_jury_finds_nothing()
    {
        await using var portal = await RunningPortal.StartAsync(Persona.Of("Zoë", null, Roles.Juror));

        Assert.Equal(HttpStatusCode.NotFound, (await portal.GetAsync(JuryWorld.Room)).Status);
    }
}
