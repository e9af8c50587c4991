using System.Net;
using System.Net.Http.Json;

using Market.Contracts;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Solving;
using Market.Solutions.Sealing;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Tests.Features.Solving;

public class SubmitSolutionTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_submission_gives_a_receipt_with_the_exact_time_and_the_hashes(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(challenge);
        var file = await (await solver.UploadTextAsync(id, "plan.txt", "Het plan")).ReadAsync<AttachFileReply>();
        var before = DateTimeOffset.UtcNow.AddMilliseconds(-2);

        var receipt = await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();

        Assert.Matches("^OPL-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{6}$", receipt.Number);
        Assert.InRange(receipt.ReceivedAt, before, DateTimeOffset.UtcNow.AddMilliseconds(2));
        Assert.Equal("plan.txt", Assert.Single(receipt.Items).Name);
        Assert.Equal(file.Sha256, receipt.Items[0].Sha256);
        var stored = await world.InDatabaseAsync(async db =>
        {
            var row = await db.Submissions.SingleAsync();
            Assert.True(row.IsSealed);
            row.OpenForTeam(await db.Solutions.SingleAsync(), db.Vault);
            return row;
        });
        Assert.Equal(receipt.ContentHash, CanonicalContent.Hash(stored.Content!));
        Assert.Contains(file.Sha256, stored.Content!);
        var told = Assert.Single((await world.Service.EventsAsync()).OfType<SolutionSubmitted>());
        Assert.Equal((receipt.Number, receipt.ReceivedAt, false), (told.ReceiptNumber, told.ReceivedAt, told.Replaced));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_new_submission_replaces_the_previous_one(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var first = await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();
        await solver.WriteAsync(id, "Beter");
        Assert.True((await solver.ReadSolutionAsync(id)).ChangedSinceSubmission);

        var second = await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();

        Assert.True(second.Replaced);
        Assert.NotEqual(first.Number, second.Number);
        var receipts = await (await solver.GetAsync($"/api/solutions/{id}/receipts")).ReadAsync<List<Receipt>>();
        Assert.Equal([(second.Number, ReceiptState.Current), (first.Number, ReceiptState.Replaced)], receipts.Select(receipt => (receipt.Number, receipt.State)));
        Assert.False((await solver.ReadSolutionAsync(id)).ChangedSinceSubmission);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Two_hundred_clicks_at_once_have_one_effect_and_one_receipt(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var version = (await solver.ReadSolutionAsync(id)).Version;

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => solver.SubmitAsync(id, version)));

        var receipts = await Task.WhenAll(answers.Select(answer => answer.ReadAsync<Receipt>()));
        Assert.Single(receipts.Select(receipt => receipt.Number).Distinct());
        Assert.Single((await world.Service.EventsAsync()).OfType<SolutionSubmitted>());
        Assert.Equal(1, await world.InDatabaseAsync(db => db.Submissions.CountAsync()));
    }

    /// <summary>S-19: the desk writes whoever waits; hundreds of another team's clicks do not keep somebody from the receipt.</summary>
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_team_that_floods_does_not_keep_another_from_its_receipt(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();
        var (rival, solver) = (world.As(World.Competitor), world.As(World.Solver));
        var (theirs, own) = (await rival.PrepareAsync(challenge), await solver.PrepareAsync(challenge));
        using var over = new CancellationTokenSource();
        var floods = Enumerable.Range(0, 50).Select(async _ =>
        {
            while (!over.IsCancellationRequested)
                await rival.SubmitAsync(theirs, 1);
        }).ToList();

        var receipt = await (await solver.SubmitAsync(own, 1)).ReadAsync<Receipt>();
        var withdrawn = await solver.DeleteAsync($"/api/solutions/{own}/submission");

        Assert.False(floods.TrueForAll(flood => flood.IsCompleted));
        await over.CancelAsync();
        await Task.WhenAll(floods);
        Assert.Equal((ReceiptState.Current, HttpStatusCode.NoContent), (receipt.State, withdrawn.StatusCode));
    }

    /// <summary>Teams of different challenges share a group; what is wrong with one is its own affair.</summary>
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Of_many_at_once_each_gets_its_own_answer(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var (open, closed) = (await world.PublishAsync(), await world.PublishAsync());
        var teams = Enumerable.Range(0, 40).Select(i => world.As(Persona.Of($"Team {i}", Guid.CreateVersion7(), Roles.Solver))).ToList();
        var drafts = new List<(HttpClient Solver, Guid Id, string Expected)>();
        foreach (var (solver, i) in teams.Select((solver, i) => (solver, i)))
            drafts.Add(await OneOfFourKindsAsync(solver, i % 4, open, closed));
        await world.PublishAsync(TimeSpan.FromSeconds(-1), closed);

        var answers = await Task.WhenAll(drafts.Select(async draft =>
        {
            var answer = await draft.Solver.SubmitAsync(draft.Id, draft.Expected == "changed-meanwhile" ? 9 : 1);
            return answer.IsSuccessStatusCode ? "received" : await answer.ErrorCodeAsync();
        }));

        Assert.Equal(drafts.Select(draft => draft.Expected), answers);
        Assert.Equal((10, 10), await world.InDatabaseAsync(async db => (await db.Submissions.CountAsync(), await db.Solutions.CountAsync(row => row.State == SolutionState.Submitted && row.Version == 2))));
        Assert.Equal(10, (await world.Service.EventsAsync()).OfType<SolutionSubmitted>().Select(told => told.ReceiptNumber).Distinct().Count());
    }

    private static async Task<(HttpClient Solver, Guid Id, string Expected)> OneOfFourKindsAsync(HttpClient solver, int kind, Guid open, Guid closed) => kind switch
    {
        0 => (solver, await solver.PrepareAsync(open), "received"),
        1 => (solver, await solver.PrepareAsync(closed), "submission.deadline-passed"),
        2 => (solver, await solver.PrepareAsync(open), "changed-meanwhile"),
        _ => (solver, await solver.StartAsync(open), "solution.title-missing"),
    };

    [Fact]
    public async Task Submitting_again_without_a_change_gives_the_same_receipt()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var first = await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();

        var again = await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();

        Assert.Equal(first.Number, again.Number);
    }

    [Fact]
    public async Task An_old_version_is_not_submitted()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var seen = (await solver.ReadSolutionAsync(id)).Version;
        await world.As(World.Colleague).WriteAsync(id, "Door een collega gewijzigd");

        var answer = await solver.SubmitAsync(id, seen);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("changed-meanwhile", await answer.ErrorCodeAsync());
    }

    [Fact]
    public async Task Without_a_version_nothing_is_submitted()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());

        var answer = await solver.PostAsJsonAsync($"/api/solutions/{id}/submission", new { });

        Assert.Equal((HttpStatusCode.BadRequest, "request.required"), (answer.StatusCode, await answer.ErrorCodeAsync()));
        Assert.Equal(0, await world.InDatabaseAsync(db => db.Submissions.CountAsync()));
    }

    [Fact]
    public async Task An_incomplete_solution_is_refused_with_every_reason()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.StartAsync(await world.PublishAsync());

        var answer = await solver.SubmitAsync(id);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        Assert.Equal(
            ["solution.title-missing", "solution.summary-missing", "solution.answer-missing"],
            problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task After_the_deadline_nothing_is_received_but_the_old_receipt_stays_readable(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(challenge);
        var receipt = await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();
        await solver.WriteAsync(id, "Te laat");
        await world.PublishAsync(TimeSpan.FromSeconds(-1), challenge);

        var late = await solver.SubmitAsync(id);
        var takenBack = await solver.DeleteAsync($"/api/solutions/{id}/submission");

        Assert.Equal((HttpStatusCode.Conflict, "submission.deadline-passed"), (late.StatusCode, await late.ErrorCodeAsync()));
        Assert.Equal((HttpStatusCode.Conflict, "submission.deadline-passed"), (takenBack.StatusCode, await takenBack.ErrorCodeAsync()));
        Assert.Equal(receipt.Number, (await (await solver.GetAsync($"/api/solutions/{id}/receipt")).ReadAsync<Receipt>()).Number);
    }

    [Fact]
    public async Task A_cancelled_challenge_receives_nothing()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(challenge);
        await world.Service.ReceiveAsync(Apps.Challenges, new ChallengeCancelled(challenge, new Texts("X", null, null), World.Body, "Geen budget"));

        var answer = await solver.SubmitAsync(id);

        Assert.Equal("solution.challenge-cancelled", await answer.ErrorCodeAsync());
    }

    [Fact]
    public async Task A_partner_cannot_submit_for_the_lead()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        await solver.InviteAsync(id, World.Institute);
        await world.As(World.Partner).AnswerAsync(id, accept: true);

        var answer = await world.As(World.Partner).SubmitAsync(id);

        Assert.Equal((HttpStatusCode.Forbidden, "solution.lead-only"), (answer.StatusCode, await answer.ErrorCodeAsync()));
    }
}
