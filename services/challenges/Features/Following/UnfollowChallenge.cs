using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Features.Following;

/// <summary>A member no longer wants to hear about a challenge. Also when it was never followed.</summary>
internal sealed record UnfollowChallenge(Caller Caller, Guid Id) : ICommand<Result>;

internal sealed class UnfollowChallengeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/challenges/{id:guid}/follow", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new UnfollowChallenge(caller, id), cancel)).ToNoContent())
        .Allow(AccessDecision.SignedIn).WithName("UnfollowChallenge").WithTags("Following").WithSummary("Stop following a challenge")
        .ProducesProblem(401);
}

internal sealed class UnfollowChallengeHandler(ChallengesDb db) : ICommandHandler<UnfollowChallenge, Result>
{
    public async ValueTask<Result> Handle(UnfollowChallenge command, CancellationToken cancel)
    {
        var follow = await db.Follows.SingleOrDefaultAsync(follow => follow.ChallengeId == command.Id && follow.PersonId == command.Caller.PersonId, cancel);
        if (follow is null)
            return Result.Done;
        follow.Stop();
        db.Follows.Remove(follow);
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    }
}
