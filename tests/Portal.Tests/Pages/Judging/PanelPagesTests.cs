using Market.Testing;

namespace Market.Portal.Tests.Pages.Judging;

/// <summary>Reserves, observers and the composition.</summary>
public sealed class PanelPagesTests
{
    private static readonly string Api = $"/api/juries/{JuryWorld.Id}";

    [Fact]
    public async Task A_reserve_who_declared_has_nothing_to_do_and_asks_for_no_submission()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(seat: "reserve"));

        var page = await portal.GetAsync(JuryWorld.Room);

        Assert.Equal("Klaarstaan", page.TextOf("ol.steps [aria-current]"));
        Assert.Equal("U staat klaar als reserve", page.TextOf(".next h2"));
        Assert.DoesNotContain(portal.Services.Asked, asked => asked.Path.EndsWith("/submissions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_observer_is_led_to_the_minutes_and_not_to_the_report()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(seat: "observer"), "completed", report: "issued").Say($"GET {Api}/minutes", JuryWorld.Minutes());

        var room = await portal.GetAsync(JuryWorld.Room);
        Assert.Equal([$"{JuryWorld.Room}/notulen", $"{JuryWorld.Room}/verklaring"], room.Document.QuerySelectorAll(".next a").Select(link => link.GetAttribute("href")));

        var minutes = await portal.GetAsync($"{JuryWorld.Room}/notulen");
        Assert.Contains("Jef, Mia", minutes.TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reserves_stand_with_their_number_and_who_left_with_the_reason()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, members: [JuryWorld.Member(JuryWorld.Jef, "Jef", "accepted", chair: true), JuryWorld.Member(JuryWorld.Mia, "Mia", "invited", seat: "reserve"), JuryWorld.Member(Guid.NewGuid(), "Wim", "accepted", seat: "observer")],
            moves: [JuryWorld.Move("Rik", "stoodDown", "Ziek", "Els")]);

        var page = await portal.GetAsync(JuryWorld.Room);

        Assert.Contains("Reserve 1", page.TextOf("section[aria-labelledby=members]"), StringComparison.Ordinal);
        Assert.Contains("Waarnemer", page.TextOf("section[aria-labelledby=members]"), StringComparison.Ordinal);
        Assert.Contains("Els nam de plaats in van Rik", page.TextOf("section[aria-labelledby=moves]"), StringComparison.Ordinal);
        Assert.Contains("Ziek", page.TextOf("section[aria-labelledby=moves] q"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reserve_is_invited_as_such()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(chair: true), chair: true, canManage: true).SaySubmissions()
            .Say($"GET {Api}/progress", "[]").Say($"GET {Api}/candidates", new[] { new { personId = JuryWorld.Mia, name = "Mia", organisationName = "" } }).Say($"POST {Api}/members", "", 204);

        var page = await portal.GetAsync(JuryWorld.Room);
        Assert.Equal(["juror", "reserve", "observer"], page.Document.QuerySelectorAll("[name=seat]").Select(seat => seat.GetAttribute("value")));
        await portal.SubmitAsync(page, new() { ["personId"] = JuryWorld.Mia.ToString(), ["seat"] = "reserve" }, form: "section[aria-labelledby=invite] form");

        Assert.Equal($$"""{"personId":"{{JuryWorld.Mia}}","chair":false,"seat":"reserve"}""", portal.Services.Sent("POST", $"{Api}/members"));
    }

    [Fact]
    public async Task The_composition_says_rule_by_rule_what_is_missing()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, canManage: true, members: [JuryWorld.Member(JuryWorld.Jef, "Jef", "accepted", chair: true), JuryWorld.Member(JuryWorld.Mia, "Mia", "accepted")])
            .Say($"GET {Api}/composition", JuryWorld.Composition()).Say($"PUT {Api}/qualification", "", 204);

        var page = await portal.GetAsync($"{JuryWorld.Room}/samenstelling");
        Assert.Contains("voldoet nog niet", page.TextOf(".notice.warning"), StringComparison.Ordinal);
        Assert.Equal(["Voldaan", "Advies niet gevolgd", "Voldaan", "Niet voldaan", "Voldaan", "Advies niet gevolgd", "Voldaan"], page.Document.QuerySelectorAll("tbody .tag").Select(tag => tag.TextContent));

        var stated = await portal.SubmitAsync(page, new() { ["holders[0].proof"] = "Diploma" });
        Assert.Equal($"{JuryWorld.Room}/samenstelling?ok=qualification-stated", stated.Location);
        Assert.Equal($$"""{"asked":"Architect","holders":[{"personId":"{{JuryWorld.Jef}}","proof":"Diploma"},{"personId":"{{JuryWorld.Mia}}","proof":"Orde van \u003Cb\u003EArchitecten\u003C/b\u003E"}]}""", portal.Services.Sent("PUT", $"{Api}/qualification"));
    }
}
