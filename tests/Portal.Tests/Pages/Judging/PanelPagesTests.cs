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
            moves: [JuryWorld.Move(null, "added", "Te veel werk", "Ada", "Jef"), JuryWorld.Move("Rik", "stoodDown", "Ziek", "Els")]);

        var page = await portal.GetAsync(JuryWorld.Room);

        Assert.Contains("Reserve 1", page.TextOf("section[aria-labelledby=members]"), StringComparison.Ordinal);
        Assert.Contains("Waarnemer", page.TextOf("section[aria-labelledby=members]"), StringComparison.Ordinal);
        Assert.Contains("Els nam de plaats in van Rik", page.TextOf("section[aria-labelledby=moves]"), StringComparison.Ordinal);
        Assert.Contains("Ada kreeg een plaats erbij, van Jef", page.TextOf("section[aria-labelledby=moves]"), StringComparison.Ordinal);
        Assert.Contains("Ziek", page.TextOf("section[aria-labelledby=moves] li:last-child q"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reserves_are_moved_with_buttons_and_it_counts_when_it_is_saved_with_a_reason()
    {
        var els = Guid.NewGuid();
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(chair: true), chair: true, canManage: true, members: [JuryWorld.Member(JuryWorld.Mia, "Mia", "accepted", seat: "reserve"), JuryWorld.Member(els, "Els", "invited", seat: "reserve")],
            reserveOrders: [new { by = "Jef", names = new[] { "Mia", "Els" }, reason = "Eerder <b>gevraagd</b>", at = RunningPortal.Now }])
            .SaySubmissions().Say($"GET {Api}/progress", "[]").Say($"GET {Api}/candidates", "[]").Say($"GET {Api}/guests", "[]").Say($"PUT {Api}/reserves", "", 204);
        Assert.NotNull((await portal.GetAsync(JuryWorld.Room)).Document.QuerySelector($"main a[href='{JuryWorld.Room}/reserves']"));

        var moved = await portal.SubmitAsync(await portal.GetAsync($"{JuryWorld.Room}/reserves"), new() { ["reason"] = "Kent het terrein" }, button: $"up {els}");
        Assert.Equal([$"{els}", $"{JuryWorld.Mia}"], moved.Document.QuerySelectorAll("input[name=reserves]").Select(input => input.GetAttribute("value")));
        Assert.Contains("Kent het terrein", moved.TextOf("textarea"), StringComparison.Ordinal);
        Assert.Contains("Eerder <b>gevraagd</b>", moved.TextOf("main q"), StringComparison.Ordinal);
        Assert.False(portal.Services.WasAsked("PUT"));
        var saved = await portal.SubmitAsync(moved, []);

        Assert.Equal($"{JuryWorld.Room}/reserves?ok=reserves-ordered", saved.Location);
        Assert.StartsWith($"{{\"personIds\":[\"{els}\"", portal.Services.Sent("PUT", $"{Api}/reserves"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_reserve_gets_a_further_seat_with_a_reason()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(chair: true), chair: true, canManage: true, members: [JuryWorld.Member(JuryWorld.Mia, "Mia", "accepted", seat: "reserve")]).Say($"POST {Api}/reserves/seat", "", 204);

        var page = await portal.GetAsync($"{JuryWorld.Room}/reserves");
        Assert.Contains("Geef Mia nu een plaats", page.TextOf("main form"), StringComparison.Ordinal);
        Assert.DoesNotContain("Volgorde bewaren", page.TextOf("main form"), StringComparison.Ordinal);
        var seated = await portal.SubmitAsync(page, new() { ["reason"] = "Te veel werk" }, button: $"seat {JuryWorld.Mia}");

        Assert.Equal($"{JuryWorld.Room}?ok=seat-added", seated.Location);
        Assert.Equal($"{{\"personId\":\"{JuryWorld.Mia}\",\"reason\":\"Te veel werk\"}}", portal.Services.Sent("POST", $"{Api}/reserves/seat"));
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
    public async Task A_link_is_sent_to_who_has_no_account_and_revoked()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Officer);
        portal.Services.SayJury(null, canManage: true).Say($"GET {Api}/candidates", "[]").Say($"GET {Api}/guests", JuryWorld.Guests()).Say($"POST {Api}/guests", "", 204).Say($"DELETE {Api}/guests/{JuryWorld.Mia}", "", 204);

        var page = await portal.GetAsync(JuryWorld.Room);
        Assert.Equal([JuryWorld.Mia.ToString()], page.Document.QuerySelectorAll("section[aria-labelledby=guests] .tasks button").Select(button => button.GetAttribute("value")));
        var sent = await portal.SubmitAsync(page, new() { ["name"] = "Gerda", ["email"] = "gerda@elders.example", ["language"] = "fr", ["guestSeat"] = "observer" }, form: "section[aria-labelledby=guests] form:has([name=email])");
        Assert.Equal($"{JuryWorld.Room}?ok=guest-invited", sent.Location);
        Assert.Equal("""{"name":"Gerda","email":"gerda@elders.example","language":"fr","seat":"observer"}""", portal.Services.Sent("POST", $"{Api}/guests"));
        var revoked = await portal.SubmitAsync(page, [], form: "section[aria-labelledby=guests] form:has(.tasks)", button: JuryWorld.Mia.ToString());
        Assert.Equal($"{JuryWorld.Room}?ok=guest-revoked", revoked.Location);
    }

    [Theory, InEachLanguage("/jury/gast/abc")]
    public async Task A_guest_reads_the_invitation_without_an_account_and_nothing_is_done(string path, string language)
    {
        await using var portal = await RunningPortal.StartAsync(null);
        portal.Services.Say("GET /api/juries/guests/abc", Invitation);

        var page = await portal.GetAsync(path, language);

        page.AssertWellMade(language);
        Assert.StartsWith("/account/guest?ticket=kaartje&returnUrl=%2Fbff%2Flogin", page.Document.QuerySelector("main a.primary")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.False(portal.Services.WasAsked("POST"));
    }

    [Fact]
    public async Task A_guest_with_an_account_links_the_invitation_by_a_button()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.Say("GET /api/juries/guests/abc", Invitation).Say("POST /api/juries/guests/abc/claim", new { challengeId = JuryWorld.Id });

        var linked = await portal.SubmitAsync(await portal.GetAsync("/jury/gast/abc"), []);

        Assert.Equal($"{JuryWorld.Room}?ok=guest-claimed", linked.Location);
    }

    [Theory, InEachLanguage("/jury/gast/abc")]
    public async Task A_guest_who_is_signed_in_with_another_account_is_told_before_anything_can_be_sent(string path, string language)
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror with { Email = "jef@elders.example" });
        portal.Services.Say("GET /api/juries/guests/abc", Invitation);

        var page = await portal.GetAsync(path, language);

        page.AssertWellMade(language);
        Assert.Contains("jef@elders.example", page.TextOf("main .notice.warning"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.StartsWith("/account/guest?ticket=kaartje", page.Document.QuerySelector("main a.primary")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_who_is_signed_in_with_the_address_of_the_invitation_links_it_however_it_is_written()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror with { Email = "Gerda@Elders.example" });
        portal.Services.Say("GET /api/juries/guests/abc", Invitation);

        var page = await portal.GetAsync("/jury/gast/abc");

        Assert.Null(page.Document.QuerySelector("main .notice.warning"));
        Assert.NotNull(page.Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task Who_sends_the_form_with_another_account_is_told()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.Say("GET /api/juries/guests/abc", Invitation).Refuse("POST /api/juries/guests/abc/claim", 403, ("guest.other-address", null, []));

        var refused = await portal.SubmitAsync(await portal.GetAsync("/jury/gast/abc"), []);

        Assert.Contains("ander adres", refused.TextOf(".error-summary"), StringComparison.Ordinal);
    }

    private static object Invitation => new { title = JuryWorld.Text("Stille alarmen"), name = "Gerda", email = "gerda@elders.example", seat = "reserve", expiresAt = RunningPortal.Now.AddDays(7), ticket = "kaartje" };

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
        Assert.Equal($$"""{"asked":"Architect","holders":[{"personId":"{{JuryWorld.Jef}}","proof":"Diploma"},{"personId":"{{JuryWorld.Mia}}","proof":"Orde van \u003Cb\u003EArchitecten\u003C/b\u003E"}],"revision":"a1b2"}""", portal.Services.Sent("PUT", $"{Api}/qualification"));
    }
}
