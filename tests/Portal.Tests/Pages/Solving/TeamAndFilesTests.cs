using System.Net;
using System.Text.Json.Nodes;

using static Market.Portal.Tests.Pages.Solving.SolvingWorld;

namespace Market.Portal.Tests.Pages.Solving;

public sealed class TeamAndFilesTests
{
    [Fact]
    public async Task The_limits_are_said_before_a_file_is_chosen_and_the_hash_is_there()
    {
        await using var portal = await StartAsync(Draft());

        var page = await portal.GetAsync($"{Root}/bestanden");

        Assert.Contains("25 MB", page.TextOf("main ul"), StringComparison.Ordinal);
        Assert.Equal("multipart/form-data", page.Document.QuerySelector("form:has(input[type=file])")!.GetAttribute("enctype"));
        Assert.StartsWith("9f86d081884c…", page.TextOf("summary.hash"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_jury_s_copy_leaves_out_and_what_it_will_not_get_is_marked_at_the_file()
    {
        var (named, clean, broken) = (Draft()["files"]![0]!.DeepClone(), Draft()["files"]![0]!.DeepClone(), Draft()["files"]![0]!.DeepClone());
        (named["removed"], broken["withheld"]) = (new JsonArray("properties", "comments"), "encrypted");
        await using var portal = await StartAsync(Draft().With(("files", new JsonArray(named, clean, broken))));

        var page = await portal.GetAsync($"{Root}/bestanden");

        Assert.Contains("geen anonieme kopie", page.TextOf(".notice.warning"), StringComparison.Ordinal);
        Assert.Equal(
            ["de jury krijgt een kopie zonder: eigenschappen (auteur, organisatie, programma), opmerkingen", "", "De jury krijgt dit bestand niet. Het bestand is versleuteld."],
            page.Document.QuerySelectorAll("tbody th").Select(cell => cell.QuerySelector(".muted")?.TextContent ?? ""));
    }

    [Fact]
    public async Task What_the_virus_scanner_did_not_call_clean_is_marked_with_what_it_means()
    {
        var (waiting, infected) = (Draft()["files"]![0]!.DeepClone(), Draft()["files"]![0]!.DeepClone());
        (waiting["scan"], infected["scan"]) = ("waiting", "infected");
        await using var portal = await StartAsync(Draft().With(("files", new JsonArray(waiting, infected))));

        var page = await portal.GetAsync($"{Root}/bestanden");

        Assert.Equal(["wordt nog nagekeken op virussen", "bevat een virus"], page.Document.QuerySelectorAll("tbody th .muted").Select(mark => mark.TextContent));
        Assert.Contains("Verwijder het en voeg een schone versie toe.", page.TextOf(".notice.warning"), StringComparison.Ordinal);
        Assert.Contains("Je kunt gewoon indienen", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_passed_on_to_the_service()
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Say($"POST {Api}/files", new { id = FileId, name = "plan.pdf", size = 9, contentType = "application/pdf", sha256 = "00" }, 201);

        var added = await portal.UploadAsync(await portal.GetAsync($"{Root}/bestanden"), "form:has(input[type=file])", "plan.pdf", "%PDF-1.7 x");

        Assert.Equal($"{Root}/bestanden?ok=file-added", added.Location);
        var sent = portal.Services.Asked.Single(asked => asked.Method == "POST").Body;
        Assert.Contains("%PDF-1.7 x", sent, StringComparison.Ordinal);
        Assert.Contains("plan.pdf", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_file_says_why_at_its_field()
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Refuse($"POST {Api}/files", 400, ("file.type-not-allowed", "file", ["pdf, docx"]));

        var page = await portal.UploadAsync(await portal.GetAsync($"{Root}/bestanden"), "form:has(input[type=file])", "plan.exe", "MZ");

        Assert.Equal("#f-file", page.Document.QuerySelector(".error-summary a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Without_a_chosen_file_nothing_is_sent()
    {
        await using var portal = await StartAsync(Draft());

        var page = await portal.SubmitAsync(await portal.GetAsync($"{Root}/bestanden"), [], "form:has(input[type=file])");

        Assert.EndsWith(": kies eerst een bestand.", page.TextOf(".error-summary a"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(404)]
    public async Task Removing_a_file_also_when_it_is_gone_already_ends_well(int status)
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Say($"DELETE {Api}/files/{FileId}", "{}", status);

        var removed = await portal.SubmitAsync(await portal.GetAsync($"{Root}/bestanden"), [], "form:has(table)", $"{FileId}");

        Assert.Equal($"{Root}/bestanden?ok=file-removed", removed.Location);
    }

    [Fact]
    public async Task A_file_that_came_in_only_in_part_is_there_with_what_to_do_and_can_be_removed()
    {
        await using var portal = await StartAsync(Draft());
        var upload = Guid.CreateVersion7();
        portal.Services.Say($"GET {Api}/uploads", new[]
        {
            new { id = upload, name = "half.pdf", length = 20_000_000, offset = (long?)5_000_000, startedAt = RunningPortal.Now, expiresAt = RunningPortal.Now.AddHours(22) },
            new { id = Guid.CreateVersion7(), name = "bezig.pdf", length = 20_000_000, offset = (long?)null, startedAt = RunningPortal.Now, expiresAt = RunningPortal.Now.AddHours(22) },
        });
        portal.Services.Say($"DELETE {Api}/uploads/{upload}", "", 204);

        var page = await portal.GetAsync($"{Root}/bestanden");
        Assert.Contains("5\u00a0MB van 20\u00a0MB verstuurd", page.TextOf("form:has(button[value])  ul.tasks li"), StringComparison.Ordinal);
        Assert.Contains("wordt net nu verstuurd", page.Html, StringComparison.Ordinal);
        var removed = await portal.SubmitAsync(page, [], "form:has(ul.tasks)", $"{upload}");

        Assert.Equal($"{Root}/bestanden?ok=upload-removed", removed.Location);
    }

    [Fact]
    public async Task The_form_works_without_the_script_that_sends_in_pieces()
    {
        await using var portal = await StartAsync(Draft());

        var page = await portal.GetAsync($"{Root}/bestanden");

        var box = page.Document.QuerySelector("form:has(input[type=file]) .upload")!;
        Assert.True(box.HasAttribute("hidden"));
        Assert.Equal(($"{Api}/uploads", $"{Root}/bestanden?ok=file-added"), (box.GetAttribute("data-upload"), box.GetAttribute("data-done")));
        Assert.Single(page.Document.QuerySelectorAll("head script[src^='/js/upload.js']"));
    }

    [Fact]
    public async Task A_download_is_passed_through()
    {
        await using var portal = await StartAsync(Draft());
        portal.Services.Say($"GET {Api}/files/{FileId}", "\"inhoud\"");

        var file = await portal.GetAsync($"{Root}/bestanden/{FileId}");

        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.Equal("nosniff", file.Headers["X-Content-Type-Options"]);
        Assert.StartsWith("sandbox", file.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_is_found_and_invited_and_who_is_in_the_team_has_no_button()
    {
        await using var portal = await StartAsync(Draft());
        SolvingStubs.SayAll(portal.Services);

        var page = await portal.GetAsync($"{Root}/partners?zoek=hoge");

        Assert.Contains("q=hoge", portal.Services.Asked.Single(asked => asked.Path == "/api/identity/organisations").Query, StringComparison.Ordinal);
        var button = Assert.Single(page.Document.QuerySelectorAll(".tasks button"));
        var other = button.GetAttribute("value")!;
        Assert.NotEqual($"{PartnerOrganisation}", other);
        Assert.Contains("0417.497.106", page.Html, StringComparison.Ordinal);

        portal.Services.Say($"POST {Api}/partners", "", 204);
        var invited = await portal.SubmitAsync(page, [], "form:has(.tasks)", other);

        Assert.Equal($"{Root}/partners?ok=invited", invited.Location);
        Assert.Contains(other, portal.Services.Asked.Single(asked => asked.Method == "POST").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_invitation_keeps_the_search_results()
    {
        await using var portal = await StartAsync(Draft());
        SolvingStubs.SayAll(portal.Services);
        portal.Services.Refuse($"POST {Api}/partners", 400, ("solution.too-many-partners", "organisationId", ["10"]));
        var page = await portal.GetAsync($"{Root}/partners?zoek=hoge");

        var refused = await portal.SubmitAsync(page, [], "form:has(.tasks)", page.Document.QuerySelector(".tasks button")!.GetAttribute("value"));

        Assert.NotNull(refused.Document.QuerySelector(".error-summary li"));
        Assert.NotNull(refused.Document.QuerySelector(".tasks button"));
    }

    [Fact]
    public async Task A_partner_can_leave_and_cannot_invite()
    {
        await using var portal = await StartAsync(Draft().With(("role", "partner"), ("lead", false), ("canSubmit", false), ("canDelete", false)));
        portal.Services.Say($"POST {Api}/partners/answer", "", 204);
        var page = await portal.GetAsync($"{Root}/partners");

        Assert.Null(page.Document.GetElementById("invite"));
        var left = await portal.SubmitAsync(page, [], "form:has(.danger)");

        Assert.Equal("/mijn/oplossingen?ok=left", left.Location);
    }
}
