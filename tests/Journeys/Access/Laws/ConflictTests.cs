using Market.Journeys.Access.World;
using Market.Journeys.Api;
using Market.Kernel;

namespace Market.Journeys.Access.Laws;

/// <summary>Law 5: a conflict denies over every role that somebody has or is given.</summary>
[Collection(AccessCollection.Name)]
public sealed class ConflictTests(AccessMarket market)
{
    /// <summary>Who approves is not the author; who confirms did not propose; who judges or opens has no part in the bid; who owns does not bid.</summary>
    public static TheoryData<string, string, string> Conflicts => new()
    {
        { "POST /api/challenges/{id}/approval", "in-review", "approver1-author" },
        { "POST /api/challenges/{id}/deadline-confirmation", "deadline-proposed", "owner1" },
        { "POST /api/openings/{challengeId}/confirmation", "opening-proposed", "owner1" },
        { "POST /api/awards/{challengeId}/confirmation", "decided", "owner1" },
        { "POST /api/solutions", "open", "owner1-solver2" },
        { "GET /api/juries/{challengeId}/submissions/{alias}", "evaluating", "juror-conflicted" },
        { "GET /api/juries/{challengeId}/submissions/{alias}/files/{fileId}", "evaluating", "juror-conflicted" },
        { "PUT /api/juries/{challengeId}/submissions/{alias}/scores", "evaluating", "juror-conflicted" },
        { "GET /api/juries/{challengeId}/submissions/{alias}", "evaluating", "chair-conflicted" },
        { "GET /api/juries/{challengeId}/submissions/{alias}/scores", "decided", "chair-conflicted" },
    };

    [Theory]
    [MemberData(nameof(Conflicts))]
    public async Task No_role_takes_a_conflict_away(string endpoint, string state, string persona)
    {
        var cell = Cell.Of(market.Matrix).Single(cell => cell.Endpoint.Name == endpoint && cell.State == state && cell.Persona == persona);
        Assert.True(cell.Expected.IsDenial(), "There is no conflict in this cell");
        var person = AccessPeople.As(persona);
        foreach (var added in Roles.All)
        {
            using var somebody = ApiPerson.WithToken(market.Market, OwnToken.For(market.Options, person with { Roles = [.. person.Roles, .. Roles.InForce([.. person.Roles]), added] }));
            using var answer = await somebody.SendAsync(market.Asks.Of(cell.Endpoint, cell.In(market.Targets)).ToMessage());
            Assert.True((int)answer.StatusCode is 403 or 404 or 409, $"{cell} with the role {added}: {(int)answer.StatusCode}");
        }
    }
}
