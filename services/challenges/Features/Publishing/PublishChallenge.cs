using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Publishing;

/// <summary>An officer publishes an approved challenge, now or at a set time.</summary>
internal sealed record PublishChallenge(Caller Caller, Guid Id, PublishChallengeBody Body) : ICommand<Result<ChallengeVersion>>;

/// <param name="At">The challenge is scheduled for then, which must be later than now; null publishes it now.</param>
public sealed record PublishChallengeBody(int Version, DateTimeOffset? At);

internal sealed class PublishChallengeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/challenges/{id:guid}/publication", async (Guid id, PublishChallengeBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new PublishChallenge(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("PublishChallenge").WithTags("Publishing").WithSummary("Publish now or at a set time")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class PublishChallengeHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<PublishChallenge, Result<ChallengeVersion>>
{
    public async ValueTask<Result<ChallengeVersion>> Handle(PublishChallenge command, CancellationToken cancel) =>
        await db.ChangeAsync(command.Id, command.Body.Version, command.Caller, (challenge, actor) =>
            challenge.Publish(command.Body.At, actor, time.GetUtcNow()), cancel);
}
