using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Authoring;

/// <summary>An officer writes what the need is and what would count as an answer.</summary>
internal sealed record SetNeed(Caller Caller, Guid Id, SetNeedBody Body) : ICommand<Result<ChallengeVersion>>;

public sealed record SetNeedBody(int Version, LocalizedText? Title, LocalizedText? Summary, LocalizedText? Need, LocalizedText? Outcome);

internal sealed class SetNeedEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/challenges/{id:guid}/need", async (Guid id, SetNeedBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new SetNeed(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("SetNeed").WithTags("Authoring").WithSummary("Write title, summary, need and outcome")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class SetNeedHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<SetNeed, Result<ChallengeVersion>>
{
    public async ValueTask<Result<ChallengeVersion>> Handle(SetNeed command, CancellationToken cancel) =>
        await db.ChangeAsync(command.Id, command.Body.Version, command.Caller, (challenge, actor) =>
            challenge.SetNeed(command.Body.Title, command.Body.Summary, command.Body.Need, command.Body.Outcome, actor, time.GetUtcNow()), cancel);
}
