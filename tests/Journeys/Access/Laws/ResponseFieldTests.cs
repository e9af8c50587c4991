using System.Text.Json;

using Market.Journeys.Access.Asking;

namespace Market.Journeys.Access.Laws;

/// <summary>Law 7: every field that an answer can hold says who may see it.</summary>
[Collection(AccessCollection.Name)]
public sealed class ResponseFieldTests(AccessMarket market)
{
    private static readonly ResponseFields Fields = ResponseFields.Load();

    [Fact]
    public async Task Every_field_of_every_answer_has_a_class() =>
        Assert.Equal("", string.Join("\n", Fields.Differences(await DocumentsAsync())));

    [Fact]
    public async Task A_field_that_nobody_thought_of_is_found()
    {
        var documents = (await DocumentsAsync()).Select(document => JsonDocument.Parse(document.GetRawText()
            .Replace("\"leadOrganisationName\":", "\"leadOrganisationIban\":{\"type\":\"string\"},\"leadOrganisationName\":", StringComparison.Ordinal)).RootElement);
        Assert.Equal(["ListMySolutionsItem.leadOrganisationIban has no class", "ReadSolutionReply.leadOrganisationIban has no class"], Fields.Differences(documents));
    }

    [Theory]
    [InlineData("GET /api/challenges/{idOrSlug}", "open", "visitor", "ChallengeDetail", "body")]
    [InlineData("GET /api/challenges/{idOrSlug}", "open", "admin", "ChallengeDetail", "body")]
    [InlineData("GET /api/challenges/{idOrSlug}", "published", "solver-a-lead", "ChallengeDetail", "body")]
    [InlineData("GET /api/solutions/{id}", "open", "partner-pending", "ReadSolutionReply", "team")]
    [InlineData("GET /api/openings/{challengeId}", "sealed", "owner1", "ReadOpeningReply", "until-opened")]
    [InlineData("GET /api/openings/{challengeId}", "open", "approver2", "ReadOpeningReply", "until-opened")]
    public async Task Who_may_not_see_a_field_finds_nothing_in_it(string endpoint, string state, string persona, string schema, string kind)
    {
        var cell = Cell.Of(market.Matrix).Single(cell => cell.Endpoint.Name == endpoint && cell.State == state && cell.Persona == persona);
        using var answer = await market.Sessions.As(persona).SendAsync(market.Asks.Of(cell.Endpoint, cell.In(market.Targets)).ToMessage());
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.All(Fields.Of(schema, kind), field => Assert.True(IsEmpty(body.GetProperty(field)), $"{persona} sees {field}: {body.GetProperty(field)}"));
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.String => value.GetString() is "" or "draft",
        _ => false,
    };

    private async Task<IReadOnlyList<JsonElement>> DocumentsAsync()
    {
        var documents = new List<JsonElement>();
        foreach (var service in new[] { "challenges", "solutions", "identity", "notifications" })
        {
            using var answer = await market.Sessions.As("visitor").SendAsync(new Ask(HttpMethod.Get, $"/openapi/{service}.json").ToMessage());
            documents.Add(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
        }

        return documents;
    }
}
