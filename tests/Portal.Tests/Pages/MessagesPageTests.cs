using System.Net;

using Market.Kernel;
using Market.Testing;

namespace Market.Portal.Tests.Pages;

/// <summary>/beheer/berichten: what is stuck, and trying again.</summary>
public sealed class MessagesPageTests
{
    private const string Address = "/beheer/berichten";
    private static readonly Persona Administrator = Persona.Of("Ada", null, Roles.Member, Roles.Admin);

    [Theory, InEachLanguage("full", "empty", "away")]
    public async Task The_page_is_whole_in_every_state(string state, string language)
    {
        await using var portal = await StartAsync(state);

        (await portal.GetAsync(Address, language)).AssertWellMade(language);
    }

    [Fact]
    public async Task Stuck_events_and_mails_stand_with_age_tries_and_error()
    {
        await using var portal = await StartAsync("full");

        var page = await portal.GetAsync(Address);

        var rows = page.Document.QuerySelectorAll("main tbody tr").Select(row => string.Join(" ", row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(6, rows.Count);
        Assert.Contains(rows, row => row.StartsWith("Over verzegelde oplossingenNiet verstuurd 5 uur", StringComparison.Ordinal) && row.Contains($" 10 {SampleAnswers.Hostile}", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("PersonSavedNiet verwerkt 2 dagen", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("Uitnodiging voor de jury 3 dagen", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("Teams van oplossingen", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("parked solutions sealed", "POST /api/solutions/messages/parked/sealed/retry")]
    [InlineData("quarantined identity PersonSaved", "POST /api/identity/messages/quarantined/PersonSaved/retry")]
    [InlineData("mail sealed", "POST /api/notifications/mails/sealed/retry")]
    public async Task A_button_has_it_tried_again_and_the_page_says_so(string button, string call)
    {
        await using var portal = await StartAsync("full");
        portal.Services.Say(call, "", 204);
        var page = await portal.GetAsync(Address);
        Assert.NotNull(page.Document.QuerySelector($"button[name=do][value='{button}']"));

        var answer = await portal.SubmitAsync(page, [], button: button);

        Assert.Contains(portal.Services.Asked, asked => $"{asked.Method} {asked.Path}" == call);
        Assert.Contains("Er wordt opnieuw geprobeerd", (await portal.GetAsync(answer.Location!)).TextOf(".notice.good"));
    }

    [Fact]
    public async Task What_fails_again_is_said_on_the_page()
    {
        await using var portal = await StartAsync("full");
        portal.Services.Refuse("POST /api/identity/messages/quarantined/PersonSaved/retry", 409, ("message.fails-again", null, []));

        var answer = await portal.SubmitAsync(await portal.GetAsync(Address), [], button: "quarantined identity PersonSaved");

        Assert.Contains("nog altijd niet verwerkt", answer.TextOf(".error-summary"));
    }

    [Theory]
    [InlineData("parked gateway X")]
    [InlineData("delete solutions sealed")]
    [InlineData("nonsense")]
    public async Task Another_button_asks_nothing(string button)
    {
        await using var portal = await StartAsync("full");

        await portal.SubmitAsync(await portal.GetAsync(Address), [], button: button);

        Assert.DoesNotContain(portal.Services.Asked, asked => asked.Method == "POST");
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_shown_as_such_between_the_others()
    {
        await using var portal = await StartAsync("away");

        var page = await portal.GetAsync(Address);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(2, page.Document.QuerySelectorAll("h2 .tag.stopped").Count(tag => tag.TextContent == "Antwoordt niet"));
        Assert.Equal(2, page.Document.QuerySelectorAll("h2 .tag.open").Length);
        Assert.Null(page.Document.QuerySelector(".empty"));
    }

    [Fact]
    public async Task When_nothing_is_stuck_the_page_says_so()
    {
        await using var portal = await StartAsync("empty");

        Assert.Contains("Er blijft niets steken", (await portal.GetAsync(Address)).TextOf(".empty"));
    }

    private static async Task<RunningPortal> StartAsync(string state)
    {
        var portal = await RunningPortal.StartAsync(Administrator);
        portal.Services.SayEverything(Administrator).Say("GET /api/notifications/messages", SampleAnswers.Traffic());
        if (state == "full")
            return portal;
        foreach (var service in new[] { "solutions", "identity" })
            portal.Services.Say($"GET /api/{service}/messages", SampleAnswers.Traffic());
        portal.Services.Say("GET /api/notifications/mails/parked", """{"mails":[],"sealed":null}""");
        if (state == "away")
            portal.Services.Say("GET /api/solutions/messages", "nonsense", 502).Say("GET /api/challenges/messages", "nonsense");
        return portal;
    }
}
