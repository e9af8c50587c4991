using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Features.Following;

/// <summary>A member wants to hear about a published challenge. Following twice is following.</summary>
internal sealed record FollowChallenge(Caller Caller, Guid Id) : ICommand<Result>;

internal sealed class FollowChallengeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/challenges/{id:guid}/follow", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new FollowChallenge(caller, id), cancel)).ToNoContent())
        .Allow(AccessDecision.SignedIn).WithName("FollowChallenge").WithTags("Following").WithSummary("Follow a challenge")
        .ProducesProblem(401).ProducesProblem(404);
}

internal sealed class FollowChallengeHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<FollowChallenge, Result>
{
    public async ValueTask<Result> Handle(FollowChallenge command, CancellationToken cancel)
    {
        if (!await db.Challenges.AnyAsync(challenge => challenge.Id == command.Id && challenge.IsListed, cancel))
            return Error.NotFound();
        if (await FollowsAsync(command, cancel))
            return Result.Done;
        var now = time.GetUtcNow();
        db.Follows.Add(Follow.Start(Guid.CreateVersion7(now), command.Id, command.Caller.PersonId, now));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Two clicks at once: the unique index let one in.
            if (!await FollowsAsync(command, cancel))
                throw;
        }

        return Result.Done;
    }

    private Task<bool> FollowsAsync(FollowChallenge command, CancellationToken cancel) =>
        db.Follows.AnyAsync(follow => follow.ChallengeId == command.Id && follow.PersonId == command.Caller.PersonId, cancel);
}
