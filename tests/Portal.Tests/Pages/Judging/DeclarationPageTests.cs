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
        Assert.Equal($$"""{"organisationIds":["{{JuryWorld.Mia}}"],"statement":"","confirmed":true,"expertise":""}""", portal.Services.Sent("POST", Declaration));
    }

    [Fact]
    public async Task A_declaration_that_is_not_confirmed_keeps_what_was_ticked_and_typed()
    {
        await using var portal = await StartAsync();
        portal.Services.Refuse($"POST {Declaration}", 400, ("declaration.not-confirmed", "confirmed", []));

        var refused = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["organisationIds"] = JuryWorld.Mia.ToString(), ["statement"] = "Mijn broer werkt er." });

        Assert.Equal("#f-confirmed", refused.Document.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("Mijn broer werkt er.", refused.TextOf("textarea"));
        Assert.Equal([JuryWorld.Mia.ToString()], refused.Document.QuerySelectorAll("input[name=organisationIds][checked]").Select(input => input.GetAttribute("value")));
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
        });
        return portal;
    }
}
