namespace Market.Portal.Tests.Pages.Judging;

public sealed class DeclarationPageTests
{
    private static readonly string Declaration = $"/api/juries/{JuryWorld.Id}/declaration";
    private static readonly string Page = $"{JuryWorld.Room}/verklaring";

    [Fact]
    public async Task Organisations_are_grouped_by_kind_and_the_ticked_ones_are_sent()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"POST {Declaration}", "", 204);

        var page = await portal.GetAsync(Page);
        Assert.Equal(["Bedrijf", "Overheid"], page.Document.QuerySelectorAll("fieldset.row > legend").Select(legend => legend.TextContent));

        var done = await portal.SubmitAsync(page, new() { ["organisationIds"] = JuryWorld.Mia.ToString(), ["confirmed"] = "true" });
        Assert.Equal($"{JuryWorld.Room}?ok=declared", done.Location);
        Assert.Equal($$"""{"organisationIds":["{{JuryWorld.Mia}}"],"statement":"","confirmed":true,"expertise":"","numbers":[],"close":[],"avoids":"","atMost":null}""", portal.Services.Sent("POST", Declaration));
    }

    [Fact]
    public async Task A_declaration_that_is_not_confirmed_keeps_what_was_ticked_and_typed()
    {
        await using var portal = await StartAsync();
        portal.Services.Refuse($"POST {Declaration}", 400, ("declaration.not-confirmed", "confirmed", []));

        var refused = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["organisationIds"] = JuryWorld.Mia.ToString(), ["statement"] = "Mijn broer werkt er." });

        Assert.Equal("#f-confirmed", refused.Document.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("Mijn broer werkt er.", refused.TextOf("textarea[name=statement]"));
        Assert.Equal([JuryWorld.Mia.ToString()], refused.Document.QuerySelectorAll("input[name=organisationIds][checked]").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public async Task Close_people_and_numbers_are_sent_without_the_empty_rows()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"POST {Declaration}", "", 204);

        var page = await portal.GetAsync(Page);
        Assert.Equal(["U werkt voor Zone Noord", "Uw mailadres is van zone.be"], page.Document.QuerySelectorAll("section[aria-labelledby=known] li").Select(item => item.TextContent));
        var one = await portal.SubmitAsync(page, [], button: "add");
        var two = await portal.SubmitAsync(one, new() { ["close[0].name"] = "Els Peeters", ["close[0].organisationId"] = JuryWorld.Mia.ToString() }, button: "add");
        two.AssertWellMade("nl");
        Assert.False(portal.Services.WasAsked("POST"));
        var done = await portal.SubmitAsync(two, new() { ["numbers"] = "0403.000.059\n 0403000158", ["avoids"] = "Software", ["atMost"] = "3", ["confirmed"] = "true" });

        Assert.Equal($"{JuryWorld.Room}?ok=declared", done.Location);
        Assert.EndsWith($$""","numbers":["0403.000.059","0403000158"],"close":[{"name":"Els Peeters","organisationId":"{{JuryWorld.Mia}}"}],"avoids":"Software","atMost":3}""", portal.Services.Sent("POST", Declaration), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_accepted_yet_is_led_to_the_invitation()
    {
        await using var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me("invited", declared: false), "forming");

        Assert.Equal(JuryWorld.Room, (await portal.GetAsync(Page)).Location);
    }

    private static async Task<RunningPortal> StartAsync()
    {
        var portal = await RunningPortal.StartAsync(JuryWorld.Juror);
        portal.Services.SayJury(JuryWorld.Me(declared: false), "forming").Say($"GET {Declaration}", new
        {
            organisations = new[] { new { id = JuryWorld.Jef, name = "Stad Gent", type = "public-body" }, new { id = JuryWorld.Mia, name = "Alarmbouw", type = "company" } },
            declared = false, interests = Array.Empty<Guid>(), statement = (string?)null,
            known = new[] { new { kind = "works", name = "Zone Noord" }, new { kind = "mail", name = "zone.be" } },
        });
        return portal;
    }
}
