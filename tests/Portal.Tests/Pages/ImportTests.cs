using System.Net;

using Market.Kernel;
using Market.Testing;

namespace Market.Portal.Tests.Pages;

/// <summary>Importing a notice of Tenders Electronic Daily: the officer reads on the draft what became of it.</summary>
public sealed class ImportTests
{
    private static readonly Persona Officer = new("An Peeters", Guid.CreateVersion7(), SampleAnswers.Organisation, "Zone", Roles.Member, Roles.Officer);
    private static readonly string Draft = $"/mijn/uitdagingen/{SampleAnswers.Id}";

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task The_draft_says_what_was_taken_adjusted_left_out_and_is_missing(string language)
    {
        await using var portal = await StartAsync();

        var answer = await portal.UploadAsync(await portal.GetAsync("/mijn/uitdagingen/nieuw"), "form[enctype]", "notice.xml", "<TED_EXPORT/>");
        Assert.Equal($"{Draft}?ok=imported", answer.Location);
        var page = await portal.GetAsync(answer.Location!, language);

        page.AssertWellMade(language);
        Assert.True(page.Document.QuerySelector("details.step")!.HasAttribute("open"));
        Assert.Equal(4, page.Document.QuerySelectorAll("details.step > h2").Length);
        Assert.Equal(3, page.Document.QuerySelectorAll("details.step > ul > li").Length);
    }

    [Fact]
    public async Task The_remarks_are_worded_and_what_nobody_worded_names_its_field()
    {
        await using var portal = await StartAsync();
        var answer = await portal.UploadAsync(await portal.GetAsync("/mijn/uitdagingen/nieuw"), "form[enctype]", "notice.xml", "<TED_EXPORT/>");

        var report = (await portal.GetAsync(answer.Location!)).TextOf("details.step");

        Assert.Contains("Titel, Samenvatting, De nood", report);
        Assert.Contains("Bij de uiterste datum stond geen uur", report);
        Assert.Contains($"In de aankondiging stond: {SampleAnswers.Hostile}", report);
        Assert.Contains("Kijk dit veld van de aankondiging na: NEW_FIELD", report);
        Assert.False((await portal.GetAsync(Draft)).Document.QuerySelector("details.step")!.HasAttribute("open"));
    }

    [Fact]
    public async Task A_draft_that_was_not_imported_has_no_report()
    {
        await using var portal = await StartAsync();

        var page = await portal.GetAsync(Draft);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Wat uit de aankondiging komt", page.Html);
    }

    private static async Task<RunningPortal> StartAsync()
    {
        var portal = await RunningPortal.StartAsync(Officer);
        portal.Services.SayEverything(Officer)
            .Say($"GET /api/challenges/{SampleAnswers.Id}", SampleAnswers.Imported())
            .Say("POST /api/challenges/notice-imports", new
            {
                id = SampleAnswers.Id,
                notes = new[]
                {
                    Note("imported", "import.criteria-taken", "AC_CRITERION"), Note("adjusted", "import.date-time-missing", "DATE_RECEIPT_TENDERS", SampleAnswers.Hostile),
                    Note("skipped", "import.nobody-worded-this", "NEW_FIELD"),
                },
            }, 201);
        return portal;
    }

    private static object Note(string severity, string code, string field, string? text = null) =>
        new { severity, code, field, details = text is null ? [] : new Dictionary<string, string> { ["text"] = text } };
}
