using System.Net;

using Market.Journeys.Access.Asking;

namespace Market.Journeys.Access.Laws;

/// <summary>Who runs the market has no right to what happens on it, and nobody acts as somebody else.</summary>
[Collection(AccessCollection.Name)]
public sealed class OperatorTests(AccessMarket market)
{
    /// <summary>Rows 35, 44, 46, 54 and 56: once it is decided, what led to it, who took part and what they were told is part of what the auditor looks at.</summary>
    private static readonly string[] Audited =
    [
        "GET /api/juries/{challengeId}/submissions/{alias}/discussion", "GET /api/juries/{challengeId}/exports/{name}", "GET /api/juries/{challengeId}/report",
        "GET /api/awards/{challengeId}/participants", "GET /api/awards/{challengeId}/letters/{alias}",
    ];

    private static readonly string[] Content = ["/api/solutions/{id}", "/api/juries/{challengeId}", "/api/awards/{challengeId}", "/api/openings/{challengeId}"];

    [Theory]
    [InlineData("admin")]
    [InlineData("admin-juror")]
    [InlineData("auditor")]
    public void The_file_gives_the_operator_no_content_in_any_state(string persona)
    {
        var cells = Cell.Of(market.Matrix).Where(cell => cell.Persona == persona && !cell.Endpoint.Name.StartsWith("OPTIONS ", StringComparison.Ordinal) && Content.Any(path => cell.Endpoint.Path.StartsWith(path, StringComparison.Ordinal))).ToList();
        Assert.True(cells.Count > 200, $"Only {cells.Count} cells are about content");
        Assert.All(cells, cell => Assert.True(cell.Expected is Outcome.Forbidden or Outcome.Hidden || (persona == "auditor" && cell.State == "published" && Audited.Contains(cell.Endpoint.Name)), $"{cell}: {cell.Expected.ToText()}"));
    }

    [Fact]
    public void Nobody_acts_as_somebody_else()
    {
        Assert.Contains("must never be there", market.Matrix.Absent[71], StringComparison.Ordinal);
        var names = KnownEndpoints.Of(market.Market).Select(endpoint => endpoint.Name).ToList();
        Assert.DoesNotContain(names, name => new[] { "impersonat", "act-as", "sudo", "behalf", "become" }.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Headers by which other platforms let somebody be somebody else.</summary>
    [Theory]
    [InlineData("X-Forwarded-User")]
    [InlineData("X-User")]
    [InlineData("X-Act-As")]
    [InlineData("X-Impersonate-User")]
    [InlineData("X-Original-User")]
    public async Task A_header_makes_nobody_somebody_else(string header)
    {
        using var request = new Ask(HttpMethod.Get, "/api/identity/me").ToMessage((header, World.AccessPeople.As("owner1").Id.ToString()));
        using var answer = await market.Sessions.As("admin").SendAsync(request);
        Assert.Contains(World.AccessPeople.As("admin").Email, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_between_services_is_nowhere_for_anybody()
    {
        foreach (var name in market.Matrix.Beyond.Values.SelectMany(app => app.Where(door => door.Key == "internal").SelectMany(door => door.Value)).Distinct())
        {
            foreach (var persona in new[] { "visitor", "owner1", "solver-a-lead", "admin", "auditor" })
            {
                using var request = new Ask(new HttpMethod(name.Split(' ')[0]), name.Split(' ')[1] + "?after=0").ToMessage(("dapr-api-token", "guess"));
                using var answer = await market.Sessions.As(persona).SendAsync(request);
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{name}, {persona}: {answer.StatusCode}");
            }
        }
    }
}
