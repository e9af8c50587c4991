using System.Text.Json;
using System.Text.Json.Nodes;

using Market.Hosting.Access;
using Market.Kernel;
using Market.Testing;

namespace Market.Portal.Tests.Pages;

/// <summary>Another deadline: proposing, confirming as the second person, and what everyone reads of it.</summary>
public sealed class DeadlinePageTests
{
    private static readonly Persona Officer = new("An Peeters", Guid.CreateVersion7(), SampleAnswers.Organisation, "Zone", Roles.Member, Roles.Officer);
    private static readonly string Page = $"/mijn/uitdagingen/{SampleAnswers.Id}/uiterste-datum";
    private static readonly string Service = $"POST /api/challenges/{SampleAnswers.Id}";

    [Theory]
    [InEachLanguage("propose", "confirm", "own", "confirmed", "over", "outage")]
    public async Task The_page_is_well_made_in_every_state(string state, string language)
    {
        await using var portal = await StartAsync(state);
        (await portal.GetAsync(Page, language)).AssertWellMade(language);
    }

    [Theory]
    [InEachLanguage("history")]
    public async Task Everyone_reads_what_changed_and_why(string state, string language)
    {
        await using var portal = await RunningPortal.StartAsync(null);
        portal.Services.Say("GET /api/challenges/alarm", Challenge(state));
        var page = await portal.GetAsync("/uitdagingen/alarm", language);
        page.AssertWellMade(language);
        Assert.Contains("Er kwamen veel vragen", page.TextOf("aside"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_proposal_keeps_what_was_typed()
    {
        await using var portal = await StartAsync("propose");
        portal.Services.Refuse($"{Service}/deadline-proposal", 400, ("deadline.too-soon", "deadline", ["7"]));

        var page = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["deadline.date"] = "2026-12-24", ["deadline.time"] = "12:00", ["reason.nl"] = "Er kwamen <veel> vragen" }, form: "main form");

        Assert.Contains("minstens 7 dagen", page.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("2026-12-24", page.Document.QuerySelector("[name='deadline.date']")!.GetAttribute("value"));
        Assert.Equal("Er kwamen <veel> vragen", page.TextOf("[name='reason.nl']"));
    }

    [Fact]
    public async Task A_proposal_carries_the_version_the_moment_in_brussels_and_the_reason()
    {
        await using var portal = await StartAsync("propose");
        portal.Services.Say($"{Service}/deadline-proposal", new { version = 5 });

        var page = await portal.SubmitAsync(await portal.GetAsync(Page), new() { ["deadline.date"] = "2027-01-20", ["deadline.time"] = "12:00", ["reason.nl"] = "Meer tijd" }, form: "main form");

        Assert.Equal($"{Page}?ok=deadline-proposed", page.Location);
        var body = Body(portal);
        Assert.Equal((4, "2027-01-20T11:00:00Z", "Meer tijd"), (body.GetProperty("version").GetInt32(), body.GetProperty("deadline").GetDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), body.GetProperty("reason").GetProperty("nl").GetString()));
    }

    [Fact]
    public async Task The_second_person_confirms_the_version_that_was_read()
    {
        await using var portal = await StartAsync("confirm");
        portal.Services.Say($"{Service}/deadline-confirmation", new { version = 5 });
        var page = await portal.SubmitAsync(await portal.GetAsync(Page), [], form: "main form", button: "confirm");
        Assert.Equal($"{Page}?ok=deadline-confirmed", page.Location);
        Assert.Equal(4, Body(portal).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Who_proposed_sees_no_button_to_confirm()
    {
        await using var portal = await StartAsync("own");
        var page = await portal.GetAsync(Page);
        Assert.Null(page.Document.QuerySelector("button[value='confirm']"));
        Assert.NotNull(page.Document.QuerySelector("button[value='withdraw']"));
    }

    [Fact]
    public async Task After_an_outage_the_equal_extension_stands_ready_with_its_reason()
    {
        await using var portal = await StartAsync("outage");
        var page = await portal.GetAsync(Page);
        Assert.Contains("95 minuten", page.TextOf(".notice"), StringComparison.Ordinal);
        Assert.Contains("95 minuten", page.TextOf("[name='reason.nl']"), StringComparison.Ordinal);
    }

    [Theory]
    [InEachLanguage("outage")]
    public async Task The_owner_reads_of_the_outage_on_the_page_of_the_challenge_and_goes_on_from_there(string state, string language)
    {
        await using var portal = await StartAsync(state);
        var page = await portal.GetAsync($"/mijn/uitdagingen/{SampleAnswers.Id}", language);
        page.AssertWellMade(language);
        Assert.Contains("95", page.TextOf(".notice.warning"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($".notice.warning a[href='{Page}']"));
    }

    private static async Task<RunningPortal> StartAsync(string state)
    {
        var portal = await RunningPortal.StartAsync(Officer);
        portal.Services.SayEverything(Officer).Say($"GET /api/challenges/{SampleAnswers.Id}", Challenge(state));
        return portal;
    }

    private static JsonNode Challenge(string state)
    {
        var challenge = JsonSerializer.SerializeToNode(SampleAnswers.Challenge("open", canEdit: false))!;
        var now = RunningPortal.Now;
        var (proposed, own) = (state is "confirm" or "own" or "confirmed", state == "own");
        object[] moves = state switch
        {
            "confirm" or "own" => [Move("proposed")],
            "confirmed" => [Move("confirmed")],
            "over" => [Move("applied"), Move("refused", "deadline.has-drafts"), Move("withdrawn")],
            "history" => [Move("applied")],
            _ => [],
        };
        challenge["deadlineMoves"] = JsonSerializer.SerializeToNode(moves);
        challenge["deadlineDesk"] = state == "history" ? null : JsonSerializer.SerializeToNode(new
        {
            canPropose = state is "propose" or "outage", canConfirm = proposed && !own, canWithdraw = proposed, serverTime = now, earliest = now.AddDays(7),
            prepared = state == "outage" ? new { deadline = now.AddDays(31), from = now.AddHours(-3), until = now.AddHours(-1), minutesLost = 95 } : null,
        });
        return challenge;

        object Move(string standing, string? because = null) => new
        {
            number = 1, previous = now.AddDays(30), deadline = now.AddDays(40), openingFrom = now.AddDays(41), reason = SampleAnswers.Text($"Er kwamen veel vragen {SampleAnswers.Hostile}"), state = standing,
            proposedAt = now, proposedByName = state == "history" ? null : SampleAnswers.Hostile, confirmedByName = state == "history" ? null : "Bo", decidedAt = now, refusedBecause = because,
        };
    }

    private static JsonElement Body(RunningPortal portal) => JsonSerializer.Deserialize<JsonElement>(portal.Services.Asked.Last(asked => asked.Method == "POST").Body!);
}
