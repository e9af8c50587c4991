using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

using Market.Challenges.Domain;
using Market.Challenges.Features.Authoring;
using Market.Testing;

namespace Market.Challenges.Tests.Features;

public sealed partial class VisibilityTests
{
    [Fact]
    public async Task A_draft_is_for_others_exactly_what_a_random_id_is()
    {
        await using var town = await Town.StartAsync();
        var id = await town.CompleteDraftAsync();
        var slug = (await town.DetailAsync(id)).Slug;

        foreach (var persona in new Persona?[] { null, town.Member, town.Stranger, town.Admin })
        {
            var nothing = await AnswerAsync(town, persona, $"/api/challenges/{Guid.CreateVersion7()}");
            Assert.Equal(HttpStatusCode.NotFound, nothing.Status);
            Assert.Equal(nothing, await AnswerAsync(town, persona, $"/api/challenges/{id}"));
            Assert.Equal(nothing, await AnswerAsync(town, persona, $"/api/challenges/{id.ToString().ToUpperInvariant()}"));
            Assert.Equal(nothing, await AnswerAsync(town, persona, $"/api/challenges/{slug}"));
            Assert.Equal(0, (await town.BrowseAsync("", persona)).Total);
            Assert.Equal(0, (await town.BrowseAsync("q=drones", persona)).Total);
        }
    }

    [Fact]
    public async Task Commands_of_strangers_on_a_draft_find_nothing_and_change_nothing()
    {
        await using var town = await Town.StartAsync();
        var id = await town.CompleteDraftAsync();
        foreach (var step in new[] { "approval-request", "approval", "return", "publication", "cancellation" })
            Assert.Equal(HttpStatusCode.NotFound, (await town.TryStepAsync(town.Stranger, id, step, new { version = 6 })).StatusCode);
        foreach (var section in new[] { "need", "taxonomy", "criteria", "questions", "prizes", "dates" })
            Assert.Equal(HttpStatusCode.NotFound, (await town.TryPutAsync(id, section, new { version = 6 }, town.Stranger)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.As(town.Stranger).DeleteAsync($"/api/challenges/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.As(town.Stranger).GetAsync($"/api/challenges/{id}/checks")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.As(town.Member).PutAsync($"/api/challenges/{id}/follow", null)).StatusCode);
        Assert.Equal(6, (await town.DetailAsync(id)).Version);
    }

    [Fact]
    public async Task A_published_challenge_of_another_body_is_seen_but_not_touched()
    {
        await using var town = await Town.StartAsync();
        var id = await town.PublishedAsync();
        var version = (await town.DetailAsync(id, town.Stranger)).Version;
        var answer = await town.TryStepAsync(town.Stranger, id, "cancellation", new { version, reason = "Mij niet gelegen" });
        Assert.Equal((HttpStatusCode.Forbidden, "challenge.not-yours"), (answer.StatusCode, await answer.ErrorCodeAsync()));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("member", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    public async Task Only_officers_write(string? who, HttpStatusCode expected)
    {
        await using var town = await Town.StartAsync();
        var persona = who switch { "member" => town.Member, "admin" => town.Admin, _ => null };
        Assert.Equal(expected, (await town.As(persona).PostAsJsonAsync("/api/challenges", new { language = "nl", title = "x" })).StatusCode);
        Assert.Equal(expected, (await town.As(persona).GetAsync("/api/challenges/mine")).StatusCode);
    }

    [Fact]
    public async Task The_team_sees_remarks_and_author_and_visitors_do_not()
    {
        await using var town = await Town.StartAsync();
        var id = await town.PublishedAsync();
        Assert.Equal((town.Officer.Id, "An Officer"), ((await town.DetailAsync(id)).AuthorId, (await town.DetailAsync(id)).AuthorName));
        var text = await town.As(null).GetStringAsync($"/api/challenges/{id}");
        Assert.DoesNotContain(town.Officer.Id.ToString(), text);
        Assert.DoesNotContain("An Officer", text);
    }

    [Fact]
    public async Task An_approver_finds_what_waits_for_review()
    {
        await using var town = await Town.StartAsync();
        var waiting = await town.CompleteDraftAsync();
        await town.DraftAsync("Nog niet af");
        await town.StepAsync(town.Officer, waiting, "approval-request");

        var mine = await (await town.As(town.Approver).GetAsync("/api/challenges/mine?stage=inReview")).ReadAsync<List<MyChallenge>>();

        Assert.Equal((waiting, ChallengeStage.InReview), (Assert.Single(mine).Id, mine[0].Stage));
        Assert.True((await town.DetailAsync(waiting, town.Approver)).CanReview);
        Assert.False((await town.DetailAsync(waiting)).CanReview);
        Assert.Empty(await (await town.As(town.Stranger).GetAsync("/api/challenges/mine")).ReadAsync<List<MyChallenge>>());
    }

    private static async Task<(HttpStatusCode Status, string Body, string Headers)> AnswerAsync(Town town, Persona? persona, string path)
    {
        var answer = await town.As(persona).GetAsync(path);
        var body = TraceId().Replace(await answer.Content.ReadAsStringAsync(), "");
        return (answer.StatusCode, body, string.Join(';', answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Content-Length").Select(header => $"{header.Key}={string.Join(',', header.Value)}")));
    }

    [GeneratedRegex("\"traceId\":(null|\"[^\"]*\")")]
    private static partial Regex TraceId();
}
