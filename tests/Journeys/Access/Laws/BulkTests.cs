using System.Net;

using Market.Journeys.Access.Asking;
using Market.Journeys.Access.World;
using Market.Solutions.Features.Judging;

namespace Market.Journeys.Access.Laws;

/// <summary>Law 4: an endpoint that does several things at once does all or nothing. There is one that takes a list of objects: the assignment.</summary>
[Collection(AccessCollection.Name)]
public sealed class BulkTests(AccessMarket market)
{
    private const string Bulk = "PUT /api/juries/{challengeId}/assignment";

    [Fact]
    public async Task A_list_with_one_forbidden_pair_assigns_nothing()
    {
        var target = market.Targets.For("evaluating", "chair");
        var pairs = target.Pairs.Select(pair => new AssignmentPair(pair.Person, pair.Alias)).ToList();
        pairs.Add(new AssignmentPair(AccessPeople.As("juror-unassigned").Id, target.Alias));
        pairs.Add(new AssignmentPair(AccessPeople.As("juror-conflicted").Id, target.Alias));
        var (ask, before) = (market.Asks.Of(market.Matrix.Endpoints.Single(endpoint => endpoint.Name == Bulk), target), await StoreState.HashAsync(market.Market));
        using var answer = await market.Sessions.As("chair").SendAsync((ask with { Body = new SetAssignmentBody(pairs) }).ToMessage());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, await StoreState.HashAsync(market.Market));
    }
}
