using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Reviewing;

/// <summary>A second person approves the challenge.</summary>
internal sealed record ApproveChallenge(Caller Caller, Guid Id, ApproveChallengeBody Body) : ICommand<Result<ChallengeVersion>>;

public sealed record ApproveChallengeBody(int Version);

internal sealed class ApproveChallengeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/challenges/{id:guid}/approval", async (Guid id, ApproveChallengeBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ApproveChallenge(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Approver).WithSecondFactor()).WithName("ApproveChallenge").WithTags("Reviewing").WithSummary("Approve as the second person")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ApproveChallengeHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<ApproveChallenge, Result<ChallengeVersion>>
{
    public async ValueTask<Result<ChallengeVersion>> Handle(ApproveChallenge command, CancellationToken cancel) =>
        await db.ChangeAsync(command.Id, command.Body.Version, command.Caller, (challenge, actor) =>
            challenge.Approve(actor, time.GetUtcNow()), cancel);
}
