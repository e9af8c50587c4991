using Market.Challenges.Features.Browsing;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;

using Mediator;

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Features.Following;

/// <summary>What the caller follows, the last followed first.</summary>
internal sealed record ListFollowed(Caller Caller) : IQuery<IReadOnlyList<CatalogueItem>>;

internal sealed class ListFollowedEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/challenges/followed", async Task<Ok<IReadOnlyList<CatalogueItem>>> (Caller caller, ISender sender, CancellationToken cancel) =>
            TypedResults.Ok(await sender.Send(new ListFollowed(caller), cancel)))
        .Allow(AccessDecision.SignedIn).WithName("ListFollowed").WithTags("Following").WithSummary("The challenges that the caller follows")
        .ProducesProblem(401);
}

internal sealed class ListFollowedHandler(ChallengesDb db, TimeProvider time) : IQueryHandler<ListFollowed, IReadOnlyList<CatalogueItem>>
{
    private const int Limit = 200;

    public async ValueTask<IReadOnlyList<CatalogueItem>> Handle(ListFollowed query, CancellationToken cancel)
    {
        var followed =
            from follow in db.Follows
            where follow.PersonId == query.Caller.PersonId
            join challenge in db.Challenges on follow.ChallengeId equals challenge.Id
            where challenge.IsListed
            orderby follow.Since descending
            select challenge.RecencyKey!.Value;
        return await db.ItemsAsync(await followed.Take(Limit).ToListAsync(cancel), query.Caller, time.GetUtcNow(), cancel);
    }
}
