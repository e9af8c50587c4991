using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

using Market.Contracts;
using Market.Solutions.Features.Solving;
using Market.Solutions.Jobs;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Market.Solutions.Tests.Features.Solving;

/// <summary>The same request under the same key (B-20, B-40): one effect and the same answer, whatever happened in between.</summary>
public class IdempotencyTests
{
    /// <summary>Of what <see cref="Bidding.PrepareAsync"/> makes.</summary>
    private const int Prepared = 1;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Sent_again_it_gives_the_original_receipt_letter_by_letter_also_after_the_deadline(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(challenge);
        var first = await (await SubmitAsync(solver, id, Prepared, "mijn-sleutel")).Content.ReadAsStringAsync();
        Assert.Equal(first, await (await SubmitAsync(solver, id, Prepared, "\"mijn-sleutel\"")).Content.ReadAsStringAsync());
        await world.PublishAsync(TimeSpan.FromSeconds(-1), challenge);

        var late = await (await SubmitAsync(solver, id, Prepared, "mijn-sleutel")).Content.ReadAsStringAsync();

        Assert.Equal(WithoutDeadline(first), WithoutDeadline(late));
        Assert.Single((await world.Service.EventsAsync()).OfType<SolutionSubmitted>());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task It_finds_the_receipt_also_when_something_newer_was_submitted_and_the_deadline_has_passed(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(challenge);
        var first = await (await SubmitAsync(solver, id, Prepared, "k")).ReadAsync<Receipt>();
        await solver.WriteAsync(id, "Nieuwer");
        await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();
        await world.PublishAsync(TimeSpan.FromSeconds(-1), challenge);

        var again = await (await SubmitAsync(solver, id, Prepared, "k")).ReadAsync<Receipt>();

        Assert.Equal((first.Number, first.ReceivedAt, ReceiptState.Replaced), (again.Number, again.ReceivedAt, again.State));
        Assert.Equal("submission.deadline-passed", await (await SubmitAsync(solver, id, Prepared, "other")).ErrorCodeAsync());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Two_hundred_at_once_under_one_key_have_one_effect(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => SubmitAsync(solver, id, Prepared, "klik")));

        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct());
        Assert.Equal((1, 1), await world.InDatabaseAsync(async db => (await db.Submissions.CountAsync(), await db.KnownRequests.CountAsync())));
        Assert.Single((await world.Service.EventsAsync()).OfType<SolutionSubmitted>());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Another_request_under_the_same_key_is_refused_and_has_no_effect(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var solver = world.As(World.Solver);
        var (one, other) = (await solver.PrepareAsync(await world.PublishAsync()), await solver.PrepareAsync(await world.PublishAsync()));
        await (await SubmitAsync(solver, one, Prepared, "k")).ReadAsync<Receipt>();

        foreach (var different in new[] { await SubmitAsync(solver, one, Prepared + 1, "k"), await SubmitAsync(solver, other, Prepared, "k"), await WithdrawAsync(solver, one, "k") })
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "request.key-reused"), (different.StatusCode, await different.ErrorCodeAsync()));

        Assert.Equal(1, await world.InDatabaseAsync(db => db.Submissions.CountAsync(submission => submission.WithdrawnAt == null)));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Different_requests_at_once_under_one_key_have_one_effect_in_all(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var solver = world.As(World.Solver);
        var ids = new List<Guid>();
        for (var i = 0; i < 8; i++)
            ids.Add(await solver.PrepareAsync(await world.PublishAsync()));

        var answers = await Task.WhenAll(ids.Select(id => SubmitAsync(solver, id, Prepared, "k")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(1, await world.InDatabaseAsync(db => db.Submissions.CountAsync()));
    }

    [Fact]
    public async Task A_key_is_its_callers_own()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync();
        var (solver, rival) = (world.As(World.Solver), world.As(World.Competitor));
        var (own, theirs) = (await solver.PrepareAsync(challenge), await rival.PrepareAsync(challenge));

        var first = await (await SubmitAsync(solver, own, Prepared, "k")).ReadAsync<Receipt>();
        var second = await (await SubmitAsync(rival, theirs, Prepared, "k")).ReadAsync<Receipt>();

        Assert.NotEqual(first.Number, second.Number);
        Assert.Equal(HttpStatusCode.NotFound, (await SubmitAsync(rival, own, Prepared, "k")).StatusCode);
    }

    [Fact]
    public async Task A_key_whose_request_was_refused_may_be_used_again()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.StartAsync(await world.PublishAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await SubmitAsync(solver, id, 0, "k")).StatusCode);
        await solver.WriteAsync(id);

        Assert.Equal(HttpStatusCode.OK, (await SubmitAsync(solver, id, Prepared, "k")).StatusCode);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Withdrawing_again_under_the_same_key_is_done_already(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(challenge);
        await solver.SubmitAsync(id);
        Assert.Equal(HttpStatusCode.NoContent, (await WithdrawAsync(solver, id, "weg")).StatusCode);
        await world.PublishAsync(TimeSpan.FromSeconds(-1), challenge);

        Assert.Equal(HttpStatusCode.NoContent, (await WithdrawAsync(solver, id, "weg")).StatusCode);
        Assert.Equal("submission.deadline-passed", await (await WithdrawAsync(solver, id, "nog-eens")).ErrorCodeAsync());
        Assert.Single((await world.Service.EventsAsync()).OfType<SolutionWithdrawn>());
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("met spatie")]
    [InlineData("\"half")]
    [InlineData("een te lange sleutel")]
    public async Task A_key_that_cannot_be_one_is_refused(string key)
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var sent = key == "een te lange sleutel" ? new string('k', 129) : key;

        foreach (var answer in new[] { await SubmitAsync(solver, id, Prepared, sent), await WithdrawAsync(solver, id, sent) })
            Assert.Equal((HttpStatusCode.BadRequest, "request.key-malformed"), (answer.StatusCode, await answer.ErrorCodeAsync()));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Keys_are_forgotten_after_their_time(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var solver = world.As(World.Solver);
        foreach (var key in new[] { "oud", "nieuw" })
            await (await SubmitAsync(solver, await solver.PrepareAsync(await world.PublishAsync()), Prepared, key)).ReadAsync<Receipt>();
        var old = DateTimeOffset.UtcNow.AddDays(-8);
        await world.InDatabaseAsync(db => db.KnownRequests.Where(row => row.Key == "oud").ExecuteUpdateAsync(set => set.SetProperty(row => row.At, old)));

        Assert.Equal(1, await world.Service.Services.GetServices<IHostedService>().OfType<KnownRequestSweep>().Single().SweepAsync(CancellationToken.None));

        Assert.Equal(["nieuw"], await world.InDatabaseAsync(db => db.KnownRequests.Select(row => row.Key).ToListAsync()));
    }

    /// <summary>The test itself moves it.</summary>
    private static string WithoutDeadline(string receipt)
    {
        var json = JsonNode.Parse(receipt)!.AsObject();
        Assert.True(json.Remove("deadline"));
        return json.ToJsonString();
    }

    private static Task<HttpResponseMessage> SubmitAsync(HttpClient solver, Guid id, int version, string key) =>
        SendAsync(solver, new HttpRequestMessage(HttpMethod.Post, $"/api/solutions/{id}/submission") { Content = JsonContent.Create(new { version }) }, key);

    private static Task<HttpResponseMessage> WithdrawAsync(HttpClient solver, Guid id, string key) =>
        SendAsync(solver, new HttpRequestMessage(HttpMethod.Delete, $"/api/solutions/{id}/submission"), key);

    private static Task<HttpResponseMessage> SendAsync(HttpClient solver, HttpRequestMessage request, string key)
    {
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return solver.SendAsync(request);
    }
}
