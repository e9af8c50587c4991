using System.Net;
using System.Net.Http.Json;

using Market.Solutions.Domain.Solving;
using Market.Solutions.Features;
using Market.Solutions.Features.Solving;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Tests.Features.Solving;

public class TeamCodeTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_team_with_its_code_drafts_submits_withdraws_and_replaces_as_ever(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var strict = await StrictWorld.PublishAsync(world);
        var (id, solver) = await StartAsync(world, strict);

        await (await solver.WriteAsync(id, "Eerste versie")).ReadAsync<WriteContentReply>();
        var file = await (await solver.UploadTextAsync(id, "plan.txt", "Het plan")).ReadAsync<AttachFileReply>();
        Assert.Equal("Het plan", await (await solver.GetAsync($"/api/solutions/{id}/files/{file.Id}")).Content.ReadAsStringAsync());
        var first = await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();
        Assert.Equal("plan.txt", Assert.Single(first.Items).Name);
        Assert.False((await solver.ReadSolutionAsync(id)).ChangedSinceSubmission);
        Assert.Equal(first.Number, (await (await solver.SubmitAsync(id)).ReadAsync<Receipt>()).Number);
        await solver.WriteAsync(id, "Tweede versie");
        var second = await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();
        Assert.True(second.Replaced);
        Assert.Equal(HttpStatusCode.NoContent, (await solver.DeleteAsync($"/api/solutions/{id}/submission")).StatusCode);
        var third = await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();

        var read = await solver.ReadSolutionAsync(id);
        Assert.Equal(("Tweede versie", third.Number, true, false), (read.Title, read.Receipt!.Number, read.NeedsTeamCode, read.Closed));
        Assert.Equal([false, false, false], (await (await solver.GetAsync($"/api/solutions/{id}/receipts")).ReadAsync<Receipt[]>()).Select(receipt => receipt.Closed));
    }

    [Fact]
    public async Task Without_the_code_nobody_reads_or_writes_not_even_the_team()
    {
        await using var world = await World.StartAsync();
        var strict = await StrictWorld.PublishAsync(world);
        var (id, solver) = await StartAsync(world, strict);
        await solver.WriteAsync(id, "Geheim plan");
        var file = await (await solver.UploadTextAsync(id, "plan.txt", "Het plan")).ReadAsync<AttachFileReply>();
        await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();
        var version = (await solver.ReadSolutionAsync(id)).Version;

        foreach (var bare in new[] { world.As(World.Colleague), With(world.As(World.Colleague), "0000-0000-0000-0000-0000-0000-0000"), With(world.As(World.Colleague), strict.Codes[World.Officer]) })
        {
            var read = await bare.ReadSolutionAsync(id);
            Assert.Equal(("", true, true, false, false, false), (read.Title, read.Closed, read.NeedsTeamCode, read.CanEdit, read.CanSubmit, read.ChangedSinceSubmission));
            Assert.Empty(read.Files);
            Assert.Equal("solution.team-code-needed", await (await bare.WriteAsync(id, "Overschreven", version)).ErrorCodeAsync());
            Assert.Equal("solution.team-code-needed", await (await bare.SubmitAsync(id, version)).ErrorCodeAsync());
            Assert.Equal("solution.team-code-needed", await (await bare.UploadTextAsync(id, "ander.txt", "x")).ErrorCodeAsync());
            Assert.Equal("solution.team-code-needed", await (await bare.GetAsync($"/api/solutions/{id}/files/{file.Id}")).ErrorCodeAsync());
            Assert.Equal("solution.team-code-needed", await (await bare.DeleteAsync($"/api/solutions/{id}/files/{file.Id}")).ErrorCodeAsync());
            Assert.Equal("solution.team-code-needed", await (await bare.GetAsync($"/api/solutions/{id}/checks")).ErrorCodeAsync());
            Assert.Equal("solution.team-code-needed", await (await bare.GetAsync($"/api/solutions/{id}/telltales")).ErrorCodeAsync());
            Assert.Equal("solution.team-code-needed", await (await bare.GetAsync($"/api/solutions/{id}/receipts/1/proof")).ErrorCodeAsync());
            var receipt = Assert.Single(await (await bare.GetAsync($"/api/solutions/{id}/receipts")).ReadAsync<Receipt[]>());
            Assert.Equal((true, 0), (receipt.Closed, receipt.Items.Count));
        }

        Assert.Equal("Geheim plan", (await solver.ReadSolutionAsync(id)).Title);
        Assert.Equal(file.Id, Assert.Single((await (await solver.GetAsync($"/api/solutions/{id}/telltales")).ReadAsync<FindTelltalesReply>()).Files).Id);
        Assert.Equal("", Assert.Single(await (await solver.GetAsync("/api/solutions/mine")).ReadAsync<List<ListMySolutionsItem>>()).Title);
        Assert.Equal(HttpStatusCode.NotFound, (await With(world.As(World.Competitor), CodeOf(solver)).GetAsync($"/api/solutions/{id}")).StatusCode);
    }

    [Fact]
    public async Task What_needs_no_content_needs_no_code()
    {
        await using var world = await World.StartAsync();
        var strict = await StrictWorld.PublishAsync(world);
        var (id, solver) = await StartAsync(world, strict);
        await solver.WriteAsync(id);
        await solver.SubmitAsync(id);
        var bare = world.As(World.Solver);

        Assert.Equal(HttpStatusCode.NoContent, (await bare.InviteAsync(id, World.Institute)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await world.As(World.Partner).AnswerAsync(id, true)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await bare.DeleteAsync($"/api/solutions/{id}/submission")).StatusCode);
        Assert.Equal("Zwaailicht zonder lawaai", (await With(world.As(World.Partner), CodeOf(solver)).ReadSolutionAsync(id)).Title);
    }

    [Fact]
    public async Task Who_lost_the_code_begins_anew_and_what_was_submitted_stays()
    {
        await using var world = await World.StartAsync();
        var strict = await StrictWorld.PublishAsync(world);
        var (id, solver) = await StartAsync(world, strict);
        await solver.WriteAsync(id, "Ingediend");
        await solver.UploadTextAsync(id, "plan.txt", "Het plan");
        await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();
        await solver.UploadTextAsync(id, "kladje.txt", "Nog niet ingediend");
        await world.As(World.Solver).InviteAsync(id, World.Institute);
        await world.As(World.Partner).AnswerAsync(id, true);

        Assert.Equal("solution.lead-only", await (await world.As(World.Partner).PostAsync($"/api/solutions/{id}/team-code", null)).ErrorCodeAsync());
        var renewed = With(world.As(World.Solver), (await (await world.As(World.Solver).PostAsync($"/api/solutions/{id}/team-code", null)).ReadAsync<RenewTeamCodeReply>()).TeamCode);

        Assert.True((await solver.ReadSolutionAsync(id)).Closed);
        var read = await renewed.ReadSolutionAsync(id);
        Assert.Equal(("", SolutionState.Submitted, true), (read.Title, read.State, read.ChangedSinceSubmission));
        Assert.Single(world.StoredFiles());
        Assert.True(Assert.Single(await (await renewed.GetAsync($"/api/solutions/{id}/receipts")).ReadAsync<Receipt[]>()).Closed);
        await renewed.WriteAsync(id, "Opnieuw");
        Assert.True((await (await renewed.SubmitAsync(id)).ReadAsync<Receipt>()).Replaced);
    }

    [Fact]
    public async Task A_file_is_sent_whole_and_not_in_pieces()
    {
        await using var world = await World.StartAsync();
        var strict = await StrictWorld.PublishAsync(world);
        var (id, solver) = await StartAsync(world, strict);
        using var announced = new HttpRequestMessage(HttpMethod.Post, $"/api/solutions/{id}/uploads");
        announced.Headers.Add("Tus-Resumable", "1.0.0");
        announced.Headers.Add("Upload-Length", "10");
        announced.Headers.Add("Upload-Metadata", "filename cGxhbi50eHQ=");

        Assert.Equal("solution.upload-whole", await (await solver.SendAsync(announced)).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.Created, (await solver.UploadTextAsync(id, "plan.txt", "Het plan")).StatusCode);
    }

    [Fact]
    public async Task A_standard_challenge_has_no_team_code()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var started = await (await solver.PostAsJsonAsync("/api/solutions", new { challengeId = await world.PublishAsync() })).ReadAsync<StartSolutionReply>();

        Assert.Null(started.TeamCode);
        Assert.False((await solver.ReadSolutionAsync(started.Id)).NeedsTeamCode);
        Assert.Equal("solution.no-team-code", await (await solver.PostAsync($"/api/solutions/{started.Id}/team-code", null)).ErrorCodeAsync());
    }

    private static async Task<(Guid Id, HttpClient Solver)> StartAsync(World world, StrictWorld strict)
    {
        var solver = world.As(World.Solver);
        return (await solver.StartAsync(strict.Challenge), solver);
    }

    private static HttpClient With(HttpClient client, string code)
    {
        client.DefaultRequestHeaders.Add(TeamCodeHeader.Name, code);
        return client;
    }

    private static string CodeOf(HttpClient client) => client.DefaultRequestHeaders.GetValues(TeamCodeHeader.Name).Single();
}
