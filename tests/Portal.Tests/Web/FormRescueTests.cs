using System.Net;

using Market.Hosting.Access;
using Market.Kernel;
using Market.Testing;

namespace Market.Portal.Tests.Web;

public sealed class FormRescueTests
{
    private static readonly Persona Person = Persona.Of("An Peeters", Guid.CreateVersion7(), Roles.Member);
    private static readonly Persona Other = Persona.Of("Olga Claes", Guid.CreateVersion7(), Roles.Member);
    private const string OwnerField = "__FormOwner";

    [Fact]
    public async Task A_form_sent_after_the_session_ended_is_kept_and_sent_after_the_sign_in()
    {
        await using var portal = await StartAsync(Person);
        var form = await portal.GetAsync("/profiel");

        portal.Reader = null;
        var away = await portal.SubmitAsync(form, new() { ["name"] = "An <b>Peeters</b>-Claes" });
        Assert.Equal(HttpStatusCode.Redirect, away.Status);
        Assert.StartsWith("/herstel/", away.Location, StringComparison.Ordinal);

        portal.Reader = Person;
        var back = await portal.GetAsync(away.Location!);
        Assert.Contains("An <b>Peeters</b>-Claes", back.TextOf("dl.summary"), StringComparison.Ordinal);
        Assert.Equal("/profiel", back.Document.QuerySelector("main form")!.GetAttribute("action"));
        Assert.Equal(form.TextOf("h1"), back.TextOf("dl.summary dd"));

        portal.Services.Say("PUT /api/identity/me", "", 204).Say("PUT /api/notifications/preferences", "", 204);
        var done = await portal.SubmitAsync(back, []);
        Assert.Equal("/profiel?ok=saved", done.Location);
        Assert.Contains(portal.Services.Asked, asked => asked is { Method: "PUT", Path: "/api/identity/me" } && asked.Body.Contains("-Claes", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nl", "Criterium 2 – Gewicht in %", "Indienen vóór", "ja")]
    [InlineData("en", "Criterion 2 – Weight in %", "Submit before", "yes")]
    [InlineData("fr", "Critère 2 – Poids en %", "À soumettre avant", "oui")]
    public async Task What_was_typed_is_shown_under_the_labels_of_the_form(string language, string weight, string deadline, string yes)
    {
        await using var portal = await StartAsync(Person);
        var mark = MarkIn(await portal.GetAsync("/profiel"));
        portal.Reader = null;
        var away = await portal.PostAsync("/profiel",
        [
            mark, new("_handler", "section"), new("version", "3"), new("criteria[1].id", $"{Guid.NewGuid()}"), new("criteria[1].weight", "60"), new("criteria[1].name.fr", "Prix"),
            new("deadline.date", "2026-12-01"), new("deadline.time", "12:00"), new("questions[0].required", "true"), new("pairs", $"{Guid.NewGuid()}|A"), new("do", "save"),
        ]);

        portal.Reader = Person;
        var page = await portal.GetAsync(away.Location!, language);

        page.AssertWellMade(language);
        var shown = page.Document.QuerySelectorAll("dl.summary > div").ToDictionary(row => row.QuerySelector("dt")!.TextContent, row => row.QuerySelector("dd")!.TextContent);
        Assert.Equal(4, shown.Count);
        Assert.Equal(("60", "2026-12-01, 12:00"), (shown[weight], shown[deadline]));
        Assert.Equal([yes], shown.Values.Except(["60", "2026-12-01, 12:00", "Prix"]));
    }

    [Theory]
    [InlineData("nl", "Criterium 5 – Is aan deze voorwaarde voldaan?", "Ja")]
    [InlineData("en", "Criterion 5 – Is this requirement met?", "Yes")]
    [InlineData("fr", "Critère 5 – Cette condition est-elle remplie\u00a0?", "Oui")]
    public async Task The_answer_to_a_requirement_is_shown_as_a_word_and_not_as_a_score(string language, string label, string answer)
    {
        await using var portal = await StartAsync(Person);
        var mark = MarkIn(await portal.GetAsync("/profiel"));
        portal.Reader = null;
        var away = await portal.PostAsync("/profiel", [mark, new("_handler", "section"), new("scores[0].value", "7,5"), new("scores[4].value", "yes")]);

        portal.Reader = Person;
        var page = await portal.GetAsync(away.Location!, language);

        var shown = page.Document.QuerySelectorAll("dl.summary > div").ToDictionary(row => row.QuerySelector("dt")!.TextContent, row => row.QuerySelector("dd")!.TextContent);
        Assert.Equal(answer, shown[label]);
        Assert.Contains("7,5", shown.Values);
    }

    [Fact]
    public async Task A_kept_form_is_not_shown_to_another_browser()
    {
        await using var portal = await StartAsync(Person);
        var form = await portal.GetAsync("/profiel");
        portal.Reader = null;
        var away = await portal.SubmitAsync(form, new() { ["name"] = "geheim" });

        await using var other = await StartAsync(Person);
        var page = await other.GetAsync(away.Location!);

        Assert.DoesNotContain("geheim", page.Html, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_kept_form_is_for_its_owner_only_whoever_signs_in_next_in_the_same_browser()
    {
        await using var portal = await StartAsync(Person);
        var form = await portal.GetAsync("/profiel");
        portal.Reader = null;
        var away = await portal.SubmitAsync(form, new() { ["name"] = "geheim" });

        portal.Reader = Other;
        var others = await portal.GetAsync(away.Location!);
        Assert.DoesNotContain("geheim", others.Html, StringComparison.Ordinal);
        Assert.Null(others.Document.QuerySelector("main form"));

        portal.Reader = Person;
        Assert.Contains("geheim", (await portal.GetAsync(away.Location!)).TextOf("dl.summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tab_of_the_person_before_is_not_shown_to_who_is_signed_in_now()
    {
        await using var portal = await StartAsync(Person);
        var form = await portal.GetAsync("/profiel");

        portal.Reader = Other;
        var away = await portal.SubmitAsync(form, new() { ["name"] = "geheim" });

        Assert.StartsWith("/herstel/", away.Location, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", (await portal.GetAsync(away.Location!)).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("CfDJ8 no mark of ours")]
    public async Task A_form_without_a_mark_of_ours_is_nobodys(string? mark)
    {
        await using var portal = await StartAsync(Person);
        portal.Reader = null;
        var fields = new List<KeyValuePair<string, string>> { new("_handler", "profile"), new("name", "geheim") };
        if (mark is not null)
            fields.Add(new(OwnerField, mark));
        var away = await portal.PostAsync("/profiel", fields);

        Assert.DoesNotContain("bewaard:", (await portal.GetAsync(away.Location!)).TextOf("main"), StringComparison.Ordinal);
        portal.Reader = Person;
        Assert.DoesNotContain("geheim", (await portal.GetAsync(away.Location!)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_antiforgery_token_is_no_mark()
    {
        await using var portal = await StartAsync(Person);
        var token = (await portal.GetAsync("/profiel")).Document.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        portal.Reader = null;
        var away = await portal.PostAsync("/profiel", [new("_handler", "profile"), new("name", "geheim"), new(OwnerField, token)]);

        portal.Reader = Person;
        Assert.DoesNotContain("geheim", (await portal.GetAsync(away.Location!)).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Uw sessie is verlopen")]
    [InlineData("en", "Your session has ended")]
    [InlineData("fr", "Votre session a expiré")]
    public async Task Before_the_sign_in_it_is_said_that_the_text_is_kept_but_not_shown(string language, string title)
    {
        await using var portal = await StartAsync(Person);
        var form = await portal.GetAsync("/profiel");
        portal.Reader = null;
        var away = await portal.SubmitAsync(form, new() { ["name"] = "geheim" });

        var page = await portal.GetAsync(away.Location!, language);

        page.AssertWellMade(language);
        Assert.Equal(title, page.TextOf("h1"));
        Assert.DoesNotContain("geheim", page.Html, StringComparison.Ordinal);
        Assert.Equal($"/bff/login?returnUrl={Uri.EscapeDataString(away.Location!)}", page.Document.QuerySelector("main a.primary")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_form_of_another_site_is_neither_carried_out_nor_kept()
    {
        await using var portal = await StartAsync(Person);

        var page = await portal.PostAsync("/profiel", [KeyValuePair.Create("name", "evil"), KeyValuePair.Create("_handler", "profile")], site: "cross-site");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.DoesNotContain(portal.Services.Asked, asked => asked.Method == "PUT");
    }

    [Fact]
    public async Task A_form_whose_token_no_longer_fits_is_offered_again()
    {
        await using var portal = await StartAsync(Person);

        var page = await portal.PostAsync("/profiel", [KeyValuePair.Create("name", "An"), KeyValuePair.Create("_handler", "profile")]);

        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.StartsWith("/herstel/", page.Location, StringComparison.Ordinal);
    }

    private static KeyValuePair<string, string> MarkIn(PageSeen page) =>
        new(OwnerField, page.Document.QuerySelector($"main form input[name={OwnerField}]")!.GetAttribute("value")!);

    private static async Task<RunningPortal> StartAsync(Persona reader)
    {
        var portal = await RunningPortal.StartAsync(reader);
        portal.Services.Say("GET /api/identity/me", new { personId = reader.Id, name = reader.Name, email = "an@example.test", language = "nl", organisationId = reader.OrganisationId, organisationName = "Zone", organisationType = "publicBody", roles = reader.Roles })
            .Say("GET /api/notifications/preferences", new { mail = "all" });
        return portal;
    }
}
