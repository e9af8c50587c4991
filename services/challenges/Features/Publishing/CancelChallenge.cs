using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Publishing;

/// <summary>An officer cancels a published challenge, with a reason that everyone can read.</summary>
internal sealed record CancelChallenge(Caller Caller, Guid Id, CancelChallengeBody Body) : ICommand<Result<ChallengeVersion>>;

public sealed record CancelChallengeBody(int Version, string? Reason);

internal sealed class CancelChallengeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/challenges/{id:guid}/cancellation", async (Guid id, CancelChallengeBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new CancelChallenge(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("CancelChallenge").WithTags("Publishing").WithSummary("Cancel with a reason")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class CancelChallengeHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<CancelChallenge, Result<ChallengeVersion>>
{
    public async ValueTask<Result<ChallengeVersion>> Handle(CancelChallenge command, CancellationToken cancel) =>
        await db.ChangeAsync(command.Id, command.Body.Version, command.Caller, (challenge, actor) =>
            challenge.Cancel(command.Body.Reason, actor, time.GetUtcNow()), cancel);
}
