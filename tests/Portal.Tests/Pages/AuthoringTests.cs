using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

using AngleSharp.Html.Dom;

using Market.Hosting.Access;
using Market.Kernel;
using Market.Testing;

using static Market.Portal.Tests.Pages.AuthoringWorld;

namespace Market.Portal.Tests.Pages;

public sealed class AuthoringTests
{
    [Fact]
    public async Task A_refused_field_is_named_at_the_top_linked_and_marked_and_nothing_typed_is_lost()
    {
        await using var portal = await StartAsync();
        portal.Services.Refuse($"PUT /api/challenges/{SampleAnswers.Id}/need", 400, ("changed-meanwhile", "title.nl", []));
        var form = await portal.GetAsync($"{Draft}/nood");

        var page = await portal.SubmitAsync(form, new() { ["title.nl"] = "<b>Nieuwe</b> titel", ["need.fr"] = "\nDeux\nlignes" });

        Assert.StartsWith("Fout: ", page.Document.Title, StringComparison.Ordinal);
        var summary = page.Document.QuerySelector(".error-summary")!;
        Assert.Equal("alert", summary.GetAttribute("role"));
        var target = summary.QuerySelector("a")!.GetAttribute("href")![1..];
        var input = (IHtmlInputElement)page.Document.GetElementById(target)!;
        Assert.Equal("<b>Nieuwe</b> titel", input.Value);
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Contains($"{target}-error", input.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        var wording = page.Document.GetElementById($"{target}-error")!.TextContent.Replace("Fout:", "", StringComparison.Ordinal).Trim();
        Assert.Equal($"Titel (Nederlands): {char.ToLowerInvariant(wording[0])}{wording[1..]}", summary.QuerySelector("a")!.TextContent);
        Assert.Contains("Deux\nlignes", ((IHtmlTextAreaElement)page.Document.QuerySelector("[name='need.fr']")!).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saving_sends_all_languages_with_the_version_and_goes_back_to_the_parts()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"PUT /api/challenges/{SampleAnswers.Id}/need", "", 204);

        var page = await portal.SubmitAsync(await portal.GetAsync($"{Draft}/nood"), new() { ["title.en"] = "Alarm" });

        Assert.Equal($"{Draft}?ok=saved", page.Location);
        var body = Body(portal, "PUT");
        Assert.Equal(4, body.GetProperty("version").GetInt32());
        Assert.Equal("Alarm", body.GetProperty("title").GetProperty("en").GetString());
        Assert.Equal(JsonValueKind.Null, body.GetProperty("title").GetProperty("fr").ValueKind);
    }

    [Fact]
    public async Task A_weight_that_is_no_number_is_refused_here_beside_its_field()
    {
        await using var portal = await StartAsync();

        var page = await portal.SubmitAsync(await portal.GetAsync($"{Draft}/criteria"), new() { ["criteria[1].weight"] = "veel" });

        Assert.Equal("#f-criteria-1--weight", page.Document.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.StartsWith("Criterium 2 – Gewicht in %: ", page.TextOf(".error-summary a"), StringComparison.Ordinal);
        Assert.Equal("veel", ((IHtmlInputElement)page.Document.GetElementById("f-criteria-1--weight")!).Value);
        Assert.DoesNotContain(portal.Services.Asked, asked => asked.Method == "PUT");
    }

    [Fact]
    public async Task A_deadline_in_the_skipped_hour_is_refused_and_one_in_the_double_hour_asks_which()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"PUT /api/challenges/{SampleAnswers.Id}/dates", "", 204);
        var form = await portal.GetAsync($"{Draft}/planning");

        var skipped = await portal.SubmitAsync(form, new() { ["deadline.date"] = "2027-03-28", ["deadline.time"] = "02:30" });
        Assert.Contains("bestaat niet", skipped.TextOf(".error-summary"), StringComparison.Ordinal);

        var twice = await portal.SubmitAsync(form, new() { ["deadline.date"] = "2026-10-25", ["deadline.time"] = "02:30" });
        Assert.Contains("twee keer", twice.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.NotNull(twice.Document.QuerySelector("select[name='deadline.fold']"));

        var kept = await portal.SubmitAsync(twice, new() { ["deadline.fold"] = "winter" });
        Assert.Equal($"{Draft}?ok=saved", kept.Location);
        Assert.Equal("2026-10-25T01:30:00+00:00", Body(portal, "PUT").GetProperty("deadline").GetString());
    }

    [Theory]
    [InlineData("nood", "need", "outcome.nl", "90 seconden", "Gewenst resultaat (Nederlands)")]
    [InlineData("thema", "taxonomy", "process", "Prijsvraag voor ontwerpen", "Soort oproep")]
    [InlineData("criteria", "criteria", "criteria[0].weight", "60", "Criterium 1 – Gewicht in %")]
    [InlineData("vragen", "questions", "questions[0].maxLength", "3000", "Vraag 1")]
    [InlineData("prijzen", "prizes", "prizes[0].amountCents", "12500,50", "")]
    [InlineData("planning", "dates", "deadline.time", "10:00", "")]
    public async Task What_was_saved_meanwhile_stands_beside_what_was_typed_and_saving_again_means_it(string path, string section, string field, string shown, string label)
    {
        await using var portal = await StartAsync();
        var other = JsonNode.Parse(JsonSerializer.Serialize(SampleAnswers.Challenge("draft", version: 9, outcome: "90 seconden")))!;
        portal.Services.Say($"PUT /api/challenges/{SampleAnswers.Id}/{section}", "", 204);
        Change(other);
        portal.Services.Say($"GET /api/challenges/{SampleAnswers.Id}", other);
        var form = await portal.GetAsync($"{Draft}/{path}");
        portal.Services.Say($"GET /api/challenges/{SampleAnswers.Id}", SampleAnswers.Challenge("draft", version: 10, outcome: "90 seconden"));
        var typed = new Dictionary<string, string> { [field] = field switch { "deadline.time" => "11:30", "process" => "idea", "outcome.nl" => "Mijn doel", _ => "7" } };

        var page = await portal.SubmitAsync(form, typed);

        Assert.DoesNotContain(portal.Services.Asked, asked => asked.Method == "PUT");
        Assert.Contains("intussen gewijzigd", page.TextOf(".error-summary"), StringComparison.Ordinal);
        var meanwhile = page.TextOf(".notice.warning dl.summary");
        Assert.Contains(shown, meanwhile, StringComparison.Ordinal);
        Assert.Contains(label, meanwhile, StringComparison.Ordinal);

        Assert.Equal($"{Draft}?ok=saved", (await portal.SubmitAsync(page, [])).Location);
        Assert.Equal(10, Body(portal, "PUT").GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Another_part_saved_in_another_tab_is_no_conflict()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"PUT /api/challenges/{SampleAnswers.Id}/dates", "", 204);
        var form = await portal.GetAsync($"{Draft}/planning");
        portal.Services.Say($"GET /api/challenges/{SampleAnswers.Id}", SampleAnswers.Challenge("draft", version: 9, outcome: "90 seconden"));

        var page = await portal.SubmitAsync(form, []);

        Assert.Equal($"{Draft}?ok=saved", page.Location);
        Assert.Equal(9, Body(portal, "PUT").GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_version_that_the_service_finds_stale_keeps_what_was_typed()
    {
        await using var portal = await StartAsync();
        portal.Services.Refuse($"PUT /api/challenges/{SampleAnswers.Id}/need", 409, ("changed-meanwhile", null, []));

        var page = await portal.SubmitAsync(await portal.GetAsync($"{Draft}/nood"), new() { ["title.nl"] = "Mijn titel" });

        Assert.Equal("Mijn titel", page.Document.QuerySelector("[name='title.nl']")!.GetAttribute("value"));
        Assert.Contains("Alarm", page.TextOf(".notice.warning dl.summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_away_meanwhile_does_not_come_back_unseen()
    {
        await using var portal = await StartAsync();
        var form = await portal.GetAsync($"{Draft}/criteria");
        var other = JsonNode.Parse(JsonSerializer.Serialize(SampleAnswers.Challenge("draft", version: 9)))!;
        ((JsonArray)other["criteria"]!).RemoveAt(1);
        portal.Services.Say($"GET /api/challenges/{SampleAnswers.Id}", other);

        var page = await portal.SubmitAsync(form, []);

        var meanwhile = page.TextOf(".notice.warning dl.summary");
        Assert.Contains("Werking", meanwhile, StringComparison.Ordinal);
        Assert.DoesNotContain("Kosten", meanwhile, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9999-04-28", "tot en met het jaar 2200")]
    [InlineData("1999-12-31", "van het jaar 2000")]
    [InlineData("2026-02-30", "bestaande datum")]
    public async Task A_date_that_exists_but_cannot_be_meant_says_what_can(string date, string wording)
    {
        await using var portal = await StartAsync();

        var page = await portal.SubmitAsync(await portal.GetAsync($"{Draft}/planning"), new() { ["deadline.date"] = date, ["deadline.time"] = "12:00" });

        Assert.Contains(wording, page.TextOf(".error-summary a"), StringComparison.Ordinal);
        Assert.StartsWith("Indienen vóór: ", page.TextOf(".error-summary a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_stays_when_the_draft_was_sent_for_approval_meanwhile()
    {
        await using var portal = await StartAsync();
        var form = await portal.GetAsync($"{Draft}/nood");
        portal.Services.Say($"GET /api/challenges/{SampleAnswers.Id}", SampleAnswers.Challenge("inReview", canEdit: false, version: 5))
            .Refuse($"PUT /api/challenges/{SampleAnswers.Id}/need", 409, ("challenge.locked", null, []));

        var page = await portal.SubmitAsync(form, new() { ["title.nl"] = "Tien minuten getypt" });

        Assert.Equal("Tien minuten getypt", page.Document.QuerySelector("[name='title.nl']")!.GetAttribute("value"));
        Assert.NotNull(page.Document.QuerySelector(".error-summary"));
    }

    /// <summary>Every part otherwise than the sample has it.</summary>
    private static void Change(JsonNode challenge)
    {
        challenge["outcome"]!["nl"] = "30 seconden";
        challenge["process"] = "idea";
        challenge["criteria"]![0]!["weight"] = 55;
        challenge["questions"]![0]!["maxLength"] = 2000;
        challenge["prizes"]![0]!["amountCents"] = 100;
        challenge["dates"]!["deadline"] = RunningPortal.Now.AddDays(20).AddHours(3);
    }

    [Fact]
    public async Task A_service_that_is_away_costs_nobody_what_was_typed()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"PUT /api/challenges/{SampleAnswers.Id}/need", "no json at all", 500);

        var page = await portal.SubmitAsync(await portal.GetAsync($"{Draft}/nood"), new() { ["title.nl"] = "Mijn titel" });

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("niet bereikbaar", page.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("Mijn titel", page.Document.QuerySelector("[name='title.nl']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_approver_returns_a_draft_with_remarks_per_field()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"GET /api/challenges/{SampleAnswers.Id}", SampleAnswers.Challenge("inReview", canEdit: false)).Say($"POST /api/challenges/{SampleAnswers.Id}/return", "", 204);

        var page = await portal.SubmitAsync(await portal.GetAsync($"{Draft}/goedkeuring"), new() { ["remarks.title"] = "Te lang" }, button: "return");

        Assert.Equal($"{Draft}?ok=returned", page.Location);
        var remark = Assert.Single(Body(portal, "POST").GetProperty("remarks").EnumerateArray());
        Assert.Equal(("title", "Te lang"), (remark.GetProperty("field").GetString(), remark.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Publication_at_a_time_needs_the_time()
    {
        await using var portal = await StartAsync();
        portal.Services.Say($"GET /api/challenges/{SampleAnswers.Id}", SampleAnswers.Challenge("approved", canEdit: false));

        var page = await portal.SubmitAsync(await portal.GetAsync(Draft), [], form: "form:has([name='at.date'])");

        Assert.NotNull(page.Document.QuerySelector(".error-summary a[href='#f-at']"));
        Assert.DoesNotContain(portal.Services.Asked, asked => asked.Method == "POST");
    }

    [Theory]
    [InlineData("nl", "Deze stap staat niet meer open")]
    [InlineData("en", "This step is no longer open")]
    [InlineData("fr", "Cette étape n’est plus ouverte")]
    public async Task A_form_that_is_no_longer_on_its_page_is_said_to_be_over(string language, string title)
    {
        await using var portal = await StartAsync();
        var form = FormFields.Of((IHtmlFormElement)(await portal.GetAsync($"{Draft}/nood")).Document.QuerySelector("main form")!).Where(field => field.Key != "_handler");

        var page = await portal.PostAsync($"{Draft}/nood", [.. form, new("_handler", "gone")], language: language);

        page.AssertWellMade(language);
        Assert.Equal((HttpStatusCode.Conflict, title), (page.Status, page.TextOf("h1")));
        Assert.NotNull(page.Document.QuerySelector($"main a[href='{Draft}/nood']"));
    }
}
