using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Solving;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Tests.Features.Solving;

public class StartSolutionTests
{
    /// <summary>B-14: fields that are not the caller's to fill in, and everything that is not quite JSON.</summary>
    private static readonly IReadOnlyList<string> Malformed =
    [
        """{"version":1,"title":"a","summary":"","answers":[],"planning":"","state":"submitted"}""",
        """{"version":1,"title":"a","title":"b","summary":"","answers":[],"planning":""}""",
        """{"version":1,"title":["a"],"summary":"","answers":[],"planning":""}""",
        """{"version":1,"title":"a","summary":"","answers":[],"budgetCents":1e400,"planning":""}""",
        """{"version":1,"title":"a","summary":"","answers":[],"budgetCents":"12,50","planning":""}""",
        """{"version":1,"title":"a","summary":"","answers":[],"budgetCents":99999999999999999999,"planning":""}""",
        """{"version":1,"title":"a","summary":"","answers":[],"budgetCents":-1,"planning":""}""",
        """{"version":1,"title":"a\u0000b","summary":"","answers":[],"planning":""}""",
        """{"version":1,"title":"\ud800","summary":"","answers":[],"planning":""}""",
        """{"version":1,"title":"a","summary":"","answers":[{"questionId":"x","text":"y"}],"planning":""}""",
        """{"version":1,"title":"a","summary":"","answers":[null],"planning":""}""",
        """[]""",
        $$"""{"version":1,"title":{{new string('[', 2000)}}{{new string(']', 2000)}},"summary":"","answers":[],"planning":""}""",
        """{"version":1""",
    ];

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_organisation_has_one_draft_for_a_challenge_however_often_it_starts(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            world.As(i % 2 == 0 ? World.Solver : World.Colleague).PostAsJsonAsync("/api/solutions", new { challengeId = challenge })));

        var created = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        var id = (await created.ReadAsync<StartSolutionReply>()).Id;
        foreach (var refused in answers.Where(answer => answer != created))
        {
            var error = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
            Assert.Equal("solution.exists", error.GetProperty("code").GetString());
            Assert.Equal($"{id}", error.GetProperty("values")[0].GetString());
        }
    }

    [Fact]
    public async Task A_challenge_that_is_not_published_is_not_found()
    {
        await using var world = await World.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await world.As(World.Solver).PostAsJsonAsync("/api/solutions", new { challengeId = Guid.CreateVersion7() })).StatusCode);
    }

    [Fact]
    public async Task A_member_of_the_body_cannot_answer_its_own_challenge()
    {
        await using var world = await World.StartAsync();
        var insider = world.As(Persona.Of("Ines", World.Body, Roles.Solver));

        var answer = await insider.PostAsJsonAsync("/api/solutions", new { challengeId = await world.PublishAsync() });

        Assert.Equal((HttpStatusCode.Forbidden, "solution.own-challenge"), (answer.StatusCode, await answer.ErrorCodeAsync()));
    }

    [Fact]
    public async Task A_solver_without_an_organisation_cannot_start()
    {
        await using var world = await World.StartAsync();

        var answer = await world.As(Persona.Of("Niemand", null, Roles.Solver)).PostAsJsonAsync("/api/solutions", new { challengeId = await world.PublishAsync() });

        Assert.Equal("solution.no-organisation", await answer.ErrorCodeAsync());
        Assert.Empty(await (await world.As(Persona.Of("Niemand", null, Roles.Solver)).GetAsync("/api/solutions/mine")).ReadAsync<List<ListMySolutionsItem>>());
    }

    [Fact]
    public async Task After_the_deadline_no_draft_is_started_or_changed()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(challenge);
        await world.PublishAsync(TimeSpan.FromSeconds(-1), challenge);

        Assert.Equal("solution.challenge-closed", await (await world.As(World.Competitor).PostAsJsonAsync("/api/solutions", new { challengeId = challenge })).ErrorCodeAsync());
        Assert.Equal("solution.challenge-closed", await (await solver.WriteAsync(id)).ErrorCodeAsync());
        Assert.False((await solver.ReadSolutionAsync(id)).CanEdit);
    }

    [Fact]
    public async Task Malformed_content_is_refused_and_changes_nothing()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync(), "Zoals het was");

        foreach (var json in Malformed)
        {
            var answer = await solver.PutAsync($"/api/solutions/{id}/content", new StringContent(json, System.Text.Encoding.UTF8, "application/json"));
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{answer.StatusCode} for {json}");
        }

        Assert.Equal("Zoals het was", (await solver.ReadSolutionAsync(id)).Title);
    }

    [Fact]
    public async Task A_body_without_its_texts_wipes_nothing()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync(), "Zoals het was");

        var answer = await solver.PutAsJsonAsync($"/api/solutions/{id}/content", new { version = (await solver.ReadSolutionAsync(id)).Version });

        Assert.Equal((HttpStatusCode.BadRequest, "request.required"), (answer.StatusCode, await answer.ErrorCodeAsync()));
        Assert.Equal("Zoals het was", (await solver.ReadSolutionAsync(id)).Title);
    }

    [Fact]
    public async Task Two_colleagues_who_write_at_once_do_not_overwrite_each_other()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var version = (await solver.ReadSolutionAsync(id)).Version;

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => solver.WriteAsync(id, $"Versie {i}", version)));

        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        Assert.All(answers.Where(answer => !answer.IsSuccessStatusCode), answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
    }

    [Fact]
    public async Task A_draft_that_was_never_submitted_can_be_deleted_with_its_files()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(challenge);
        await solver.UploadTextAsync(id, "plan.txt", "Het plan");

        Assert.Equal(HttpStatusCode.NoContent, (await solver.DeleteAsync($"/api/solutions/{id}")).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await solver.GetAsync($"/api/solutions/{id}")).StatusCode);
        Assert.Empty(world.StoredFiles());
        Assert.Equal(0, await world.InDatabaseAsync(db => db.BidPlaces.CountAsync()));
        await solver.StartAsync(challenge);
    }

    [Fact]
    public async Task What_was_once_submitted_cannot_be_deleted()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        await solver.SubmitAsync(id);
        await solver.DeleteAsync($"/api/solutions/{id}/submission");

        Assert.Equal("solution.not-deletable", await (await solver.DeleteAsync($"/api/solutions/{id}")).ErrorCodeAsync());
        Assert.Equal(SolutionState.Withdrawn, (await solver.ReadSolutionAsync(id)).State);
    }
}
