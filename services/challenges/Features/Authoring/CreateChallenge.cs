using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Authoring;

/// <summary>An officer starts a draft challenge for the own organisation.</summary>
internal sealed record CreateChallenge(Caller Caller, CreateChallengeBody Body) : ICommand<Result<CreateChallengeReply>>;

/// <param name="Language">nl, en or fr: the language in which the challenge must be complete.</param>
public sealed record CreateChallengeBody(string? Language, string? Title);

public sealed record CreateChallengeReply(Guid Id);

internal sealed class CreateChallengeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/challenges", async (CreateChallengeBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new CreateChallenge(caller, body), cancel)).ToCreated(reply => $"/api/challenges/{reply.Id}"))
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("CreateChallenge").WithTags("Authoring").WithSummary("Start a draft challenge")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
}

internal sealed class CreateChallengeHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<CreateChallenge, Result<CreateChallengeReply>>
{
    public async ValueTask<Result<CreateChallengeReply>> Handle(CreateChallenge command, CancellationToken cancel)
    {
        var (now, actor) = (time.GetUtcNow(), command.Caller.ToActor());
        var inPreparation = await db.InPreparationAsync(actor, cancel);
        var started = Challenge.Start(Guid.CreateVersion7(now), command.Body.Language, command.Body.Title, actor, now, inPreparation);
        if (started.Failed)
            return Result<CreateChallengeReply>.From(started);
        db.Challenges.Add(started.Value);
        await db.SaveChangesAsync(cancel);
        return new CreateChallengeReply(started.Value.Id);
    }
}
