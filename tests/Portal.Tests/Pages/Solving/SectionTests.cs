using System.Net;

using static Market.Portal.Tests.Pages.Solving.SolvingWorld;

namespace Market.Portal.Tests.Pages.Solving;

public sealed class SectionTests
{
    [Fact]
    public async Task Saving_a_section_sends_the_whole_content_and_goes_to_the_next_section()
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Say($"PUT {Api}/content", new { version = 8 });
        var page = await portal.GetAsync($"{Root}/inhoud");

        var saved = await portal.SubmitAsync(page, new() { ["title"] = "Nieuwe titel" }, button: "next");

        Assert.Equal($"{Root}/antwoorden", saved.Location);
        var body = portal.Services.Asked.Single(asked => asked.Method == "PUT").Body;
        Assert.Contains("\"title\":\"Nieuwe titel\"", body, StringComparison.Ordinal);
        Assert.Contains("\"version\":7", body, StringComparison.Ordinal);
        Assert.Contains("\"budgetCents\":4800000", body, StringComparison.Ordinal);
        Assert.Contains("Binnen twintig seconden.", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_and_return_goes_back_to_the_overview()
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Say($"PUT {Api}/content", new { version = 8 });

        var saved = await portal.SubmitAsync(await portal.GetAsync($"{Root}/budget"), [], button: "save");

        Assert.Equal($"{Root}?ok=saved", saved.Location);
    }

    [Theory]
    [InlineData("48.000,00", "4800000")]
    [InlineData("48000.00", "4800000")]
    [InlineData("1.250,5", "125050")]
    [InlineData("", "null")]
    public async Task A_budget_is_understood_as_people_type_it(string typed, string cents)
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Say($"PUT {Api}/content", new { version = 8 });

        await portal.SubmitAsync(await portal.GetAsync($"{Root}/budget"), new() { ["budgetCents"] = typed }, button: "save");

        Assert.Contains($"\"budgetCents\":{cents}", portal.Services.Asked.Single(asked => asked.Method == "PUT").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_that_is_no_amount_is_refused_at_its_field_and_nothing_is_sent()
    {
        await using var portal = await StartAsync(Draft());

        var page = await portal.SubmitAsync(await portal.GetAsync($"{Root}/budget"), new() { ["budgetCents"] = "veel", ["planning"] = "Bijna af" }, button: "save");

        Assert.StartsWith("Fout:", page.Document.Title, StringComparison.Ordinal);
        Assert.Equal("#f-budgetCents", page.Document.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("Bijna af", page.Document.QuerySelector("textarea")!.TextContent.Trim());
        Assert.DoesNotContain(portal.Services.Asked, asked => asked.Method == "PUT");
    }

    [Fact]
    public async Task A_refused_answer_is_shown_at_its_own_question_with_what_was_typed()
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Refuse($"PUT {Api}/content", 400, ("solution.answer-too-long", "answers[1].text", ["800"]));

        var page = await portal.SubmitAsync(await portal.GetAsync($"{Root}/antwoorden"), new() { ["answers[1].text"] = "Een <lang> antwoord" }, button: "next");

        var area = page.Document.GetElementById("f-answers-1--text")!;
        Assert.Equal("true", area.GetAttribute("aria-invalid"));
        Assert.Equal("Een <lang> antwoord", area.TextContent.Trim());
        Assert.Equal("#f-answers-1--text", page.Document.QuerySelector(".error-summary a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_change_by_a_colleague_in_the_same_section_is_shown_next_to_what_was_typed()
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Say($"PUT {Api}/content", new { version = 9 });
        var page = await portal.GetAsync($"{Root}/inhoud");
        portal.Services.Say($"GET {Api}", Draft().With(("version", 8), ("title", "Titel van een collega")));

        var refused = await portal.SubmitAsync(page, new() { ["title"] = "Mijn titel" }, button: "next");

        Assert.DoesNotContain(portal.Services.Asked, asked => asked.Method == "PUT");
        Assert.Equal("Mijn titel", refused.Document.GetElementById("f-title")!.GetAttribute("value"));
        Assert.Contains("Titel van een collega", refused.TextOf(".notice.warning"), StringComparison.Ordinal);

        var again = await portal.SubmitAsync(refused, [], button: "next");

        Assert.Equal($"{Root}/antwoorden", again.Location);
        Assert.Contains("\"version\":8", portal.Services.Asked.Single(asked => asked.Method == "PUT").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_by_a_colleague_in_another_section_is_no_conflict_and_is_kept()
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Say($"PUT {Api}/content", new { version = 9 });
        var page = await portal.GetAsync($"{Root}/inhoud");
        portal.Services.Say($"GET {Api}", Draft().With(("version", 8), ("planning", "Planning van een collega")));

        var saved = await portal.SubmitAsync(page, new() { ["title"] = "Mijn titel" }, button: "next");

        Assert.Equal($"{Root}/antwoorden", saved.Location);
        Assert.Contains("Planning van een collega", portal.Services.Asked.Single(asked => asked.Method == "PUT").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_the_service_finds_stale_keeps_what_was_typed()
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Refuse($"PUT {Api}/content", 409, ("changed-meanwhile", null, []));

        var page = await portal.SubmitAsync(await portal.GetAsync($"{Root}/inhoud"), new() { ["title"] = "Mijn titel" }, button: "next");

        Assert.Equal("Mijn titel", page.Document.GetElementById("f-title")!.GetAttribute("value"));
        Assert.Contains("Trillend polsbandje", page.TextOf(".notice.warning"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_too_late_stays_on_the_page()
    {
        await using var portal = await StartAsync(Draft());
        var page = await portal.GetAsync($"{Root}/inhoud");
        portal.Services.Say($"GET {Api}", Draft().With(("stage", "closed"), ("canEdit", false), ("canSubmit", false)))
            .Refuse($"PUT {Api}/content", 409, ("solution.challenge-closed", null, []));

        var late = await portal.SubmitAsync(page, new() { ["summary"] = "Tien minuten getypt" }, button: "next");

        Assert.Equal(HttpStatusCode.OK, late.Status);
        Assert.Equal("Tien minuten getypt", late.Document.GetElementById("f-summary")!.TextContent.Trim());
        Assert.NotNull(late.Document.QuerySelector(".error-summary"));
        Assert.Empty(late.Document.QuerySelectorAll("main form button:not(.default-button)"));
    }

    [Fact]
    public async Task After_the_deadline_a_section_is_shown_without_a_form()
    {
        await using var portal = await StartAsync(Closed());

        var page = await portal.GetAsync($"{Root}/inhoud");

        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Contains("werkt zonder internet", page.TextOf("dl.summary li"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_question_says_its_help_and_its_limit_and_whether_it_is_optional()
    {
        await using var portal = await StartAsync(Draft());

        var page = await portal.GetAsync($"{Root}/antwoorden");

        Assert.Equal("Geef ook aan hoe u dat meet. Hoogstens 1500 tekens.", page.TextOf("#f-answers-0--text-help"));
        Assert.Contains("niet verplicht", page.TextOf("label[for=f-answers-1--text]"), StringComparison.Ordinal);
        Assert.DoesNotContain("niet verplicht", page.TextOf("label[for=f-answers-0--text]"), StringComparison.Ordinal);
    }
}
