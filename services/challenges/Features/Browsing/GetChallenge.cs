using Market.Challenges.Domain.Specifications;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Features.Browsing;

/// <summary>Anyone reads a published challenge; its officers and approvers also what is not published yet.</summary>
internal sealed record GetChallenge(Caller Caller, string IdOrSlug) : IQuery<Result<ChallengeDetail>>;

internal sealed class GetChallengeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/challenges/{idOrSlug}", async (string idOrSlug, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetChallenge(caller, idOrSlug), cancel)).ToOk())
        .Allow(AccessDecision.Anyone).WithName("GetChallenge").WithTags("Browsing").WithSummary("Read a challenge")
        .ProducesProblem(404);
}

internal sealed class GetChallengeHandler(ChallengesDb db, TimeProvider time) : IQueryHandler<GetChallenge, Result<ChallengeDetail>>
{
    public async ValueTask<Result<ChallengeDetail>> Handle(GetChallenge query, CancellationToken cancel)
    {
        var actor = query.Caller.ToActor();
        var seen = db.Challenges.AsNoTracking().Where(new SeenBy(actor));
        var challenge = Guid.TryParse(query.IdOrSlug, out var id)
            ? await seen.SingleOrDefaultAsync(challenge => challenge.Id == id, cancel)
            : await seen.SingleOrDefaultAsync(challenge => challenge.Slug == query.IdOrSlug, cancel);
        if (challenge is null)
            return Error.NotFound();
        var followers = await db.Follows.CountAsync(follow => follow.ChallengeId == challenge.Id, cancel);
        var followed = followers > 0 && query.Caller.IsSignedIn
            && await db.Follows.AnyAsync(follow => follow.ChallengeId == challenge.Id && follow.PersonId == query.Caller.PersonId, cancel);
        return challenge.ToDetail(actor, followed, followers, time.GetUtcNow());
    }
}
