using System.Net;
using System.Net.Http.Json;

using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Features.Openings;
using Market.Solutions.Features.Solving;
using Market.Testing;

namespace Market.Solutions.Tests.Features.Solving;

/// <summary>Before the opening nobody but the team can tell a solution from one that does not exist (requirements L2, B-15, B-53, B-54).</summary>
public class SecrecyTests
{
    private static readonly Persona OfficerWhoAlsoSolves = Persona.Of("Otto", World.Body, Roles.Member, Roles.Officer, Roles.Approver, Roles.Solver);

    private static readonly IReadOnlyList<(string Method, string Path)> Requests =
    [
        ("GET", ""), ("GET", "/checks"), ("GET", "/receipt"), ("GET", "/receipts"), ("GET", "/files/{file}"),
        ("PUT", "/content"), ("POST", "/submission"), ("POST", "/partners"), ("POST", "/partners/answer"), ("POST", "/files"),
        ("DELETE", ""), ("DELETE", "/submission"), ("DELETE", "/files/{file}"), ("DELETE", "/partners/{org}"),
    ];

    [Fact]
    public async Task Outside_the_team_a_solution_looks_like_one_that_does_not_exist()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var file = await (await solver.UploadTextAsync(id, "plan.txt", "Het plan")).ReadAsync<AttachFileReply>();
        await solver.SubmitAsync(id);

        foreach (var (outsider, (method, path)) in from outsider in new[] { World.Competitor, OfficerWhoAlsoSolves } from request in Requests select (outsider, request))
        {
            var there = await SendAsync(world.As(outsider), method, id, path, file.Id);
            var notThere = await SendAsync(world.As(outsider), method, Guid.CreateVersion7(), path, file.Id);
            Assert.Equal(HttpStatusCode.NotFound, there.Status);
            Assert.Equal(notThere, there);
        }
    }

    [Fact]
    public async Task Without_the_role_of_solver_every_id_is_refused_alike()
    {
        await using var world = await World.StartAsync();
        var id = await world.As(World.Solver).PrepareAsync(await world.PublishAsync());

        foreach (var reader in new[] { World.Officer, World.Administrator })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await world.As(reader).GetAsync($"/api/solutions/{id}")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await world.As(reader).GetAsync($"/api/solutions/{Guid.CreateVersion7()}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await world.As(null).GetAsync($"/api/solutions/{id}")).StatusCode);
    }

    [Fact]
    public async Task What_an_officer_sees_is_the_same_with_and_without_submissions()
    {
        await using var world = await World.StartAsync();
        var (busy, quiet) = (await world.PublishAsync(), await world.PublishAsync());
        await world.As(World.Solver).SubmitNewAsync(busy);
        await world.As(World.Competitor).SubmitNewAsync(busy);
        var officer = world.As(World.Officer);

        var list = await (await officer.GetAsync("/api/openings")).ReadAsync<List<ListOpeningsItem>>();
        var (one, other) = (await ReadAsync(officer, busy), await ReadAsync(officer, quiet));

        Assert.All(list, item => Assert.Null(item.Submissions));
        Assert.Null(one.Submissions);
        Assert.Null(one.Record);
        Assert.Empty(one.Attempts);
        Assert.Empty(other.Attempts);
        Assert.Equal(other with { ChallengeId = busy, Deadline = one.Deadline, OpeningFrom = one.OpeningFrom, ServerTime = one.ServerTime, Attempts = one.Attempts, Cards = one.Cards }, one);
    }

    [Fact]
    public async Task An_id_that_is_none_is_not_found()
    {
        await using var world = await World.StartAsync();

        foreach (var id in new[] { "0", "-1", "..%2f..%2fetc", "%252e%252e", "abc" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await world.As(World.Solver).GetAsync($"/api/solutions/{id}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await world.As(World.Officer).GetAsync($"/api/openings/{id}")).StatusCode);
        }
    }

    [Fact]
    public async Task The_id_of_something_else_is_not_found_and_upper_case_is_the_same_id()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync();
        var solver = world.As(World.Solver);
        var id = await solver.StartAsync(challenge);

        Assert.Equal(HttpStatusCode.NotFound, (await solver.GetAsync($"/api/solutions/{challenge}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await solver.GetAsync($"/api/solutions/{id.ToString().ToUpperInvariant()}")).StatusCode);
    }

    private static async Task<ReadOpeningReply> ReadAsync(HttpClient officer, Guid challenge) =>
        await (await officer.GetAsync($"/api/openings/{challenge}")).ReadAsync<ReadOpeningReply>();

    private static async Task<(HttpStatusCode Status, string Body, string Headers)> SendAsync(HttpClient http, string method, Guid id, string path, Guid file)
    {
        var address = $"/api/solutions/{id}{path}".Replace("{file}", $"{file}").Replace("{org}", $"{World.Institute}");
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = Body(method, path) };
        var answer = await http.SendAsync(request);
        var body = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        body.AsObject().Remove("traceId");
        return (answer.StatusCode, body.ToJsonString(), string.Join(';', answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key)));
    }

    private static HttpContent? Body(string method, string path) => (method, path) switch
    {
        ("PUT", _) => JsonContent.Create(new { version = 1, title = "", summary = "", answers = Array.Empty<object>(), planning = "" }),
        ("POST", "/submission") => JsonContent.Create(new { version = 1 }),
        ("POST", "/partners") => JsonContent.Create(new { organisationId = World.Institute }),
        ("POST", "/partners/answer") => JsonContent.Create(new { accept = true }),
        ("POST", "/files") => new MultipartFormDataContent { { new ByteArrayContent([65]), "file", "a.txt" } },
        _ => null,
    };
}
