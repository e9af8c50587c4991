using System.Text.Json;

using Market.Journeys.Access.Asking;
using Market.Journeys.Access.World;

namespace Market.Journeys.Access.Laws;

/// <summary>Law 3: something is in somebody's list exactly when that one may read it.</summary>
[Collection(AccessCollection.Name)]
public sealed class ListTests(AccessMarket market)
{
    private static readonly IReadOnlyList<Guid> Challenges = [.. AccessChallenges.All().Select(each => AccessChallenges.Of(each.State, each.Other).Id)];

    [Fact]
    public Task Challenges_in_the_catalogue_or_of_the_own_body_are_those_that_can_be_read() =>
        AgreeAsync(market.Matrix.Personas, Challenges, id => $"/api/challenges/{id}", "id", "/api/challenges?size=100", "/api/challenges/mine");

    [Fact]
    public Task Bids_in_the_own_list_are_those_that_can_be_read() =>
        AgreeAsync(With("solver"), [.. AccessChallenges.All().Select(each => market.Targets.Exactly(each).Bid)], id => $"/api/solutions/{id}", "id", "/api/solutions/mine");

    [Fact]
    public Task Openings_in_the_own_list_are_those_that_can_be_read() =>
        AgreeAsync(With("officer", "approver"), Challenges, id => $"/api/openings/{id}", "challengeId", "/api/openings");

    [Fact]
    public Task Juries_in_the_own_list_are_those_that_a_juror_can_read() =>
        AgreeAsync(With("juror"), Challenges, id => $"/api/juries/{id}", "challengeId", "/api/juries/mine");

    private IEnumerable<MatrixPersona> With(params string[] roles) => market.Matrix.Personas.Where(persona => persona.Roles?.Overlaps(roles) == true);

    private async Task AgreeAsync(IEnumerable<MatrixPersona> personas, IReadOnlyList<Guid> ids, Func<Guid, string> path, string field, params string[] lists)
    {
        foreach (var persona in personas)
        {
            var listed = new HashSet<Guid>();
            foreach (var list in lists)
                listed.UnionWith(await ListAsync(persona.Name, list, field));
            foreach (var id in ids)
            {
                using var answer = await market.Sessions.As(persona.Name).SendAsync(new Ask(HttpMethod.Get, path(id)).ToMessage());
                Assert.True(listed.Contains(id) == answer.IsSuccessStatusCode, $"{persona.Name}: {path(id)} answers {(int)answer.StatusCode}, and is{(listed.Contains(id) ? "" : " not")} in the list");
            }
        }
    }

    /// <summary>Ids in a list; none when the persona may not see that list.</summary>
    private async Task<IEnumerable<Guid>> ListAsync(string persona, string path, string field)
    {
        using var answer = await market.Sessions.As(persona).SendAsync(new Ask(HttpMethod.Get, path).ToMessage());
        if (!answer.IsSuccessStatusCode)
            return [];
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        var items = json.ValueKind == JsonValueKind.Array ? json : json.GetProperty("items");
        return [.. items.EnumerateArray().Select(item => item.GetProperty(field).GetGuid())];
    }
}
