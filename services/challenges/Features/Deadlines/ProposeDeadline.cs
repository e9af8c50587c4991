using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Deadlines;

/// <summary>An officer asks for another deadline; a second person has to confirm it.</summary>
internal sealed record ProposeDeadline(Caller Caller, Guid Id, ProposeDeadlineBody Body) : ICommand<Result<ChallengeVersion>>;

/// <param name="OpeningFrom">Null: as long after the deadline as it was.</param>
/// <param name="Reason">In the language of the challenge at least; everyone reads it.</param>
public sealed record ProposeDeadlineBody(int Version, DateTimeOffset Deadline, DateTimeOffset? OpeningFrom, LocalizedText? Reason);

internal sealed class ProposeDeadlineEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/challenges/{id:guid}/deadline-proposal", async (Guid id, ProposeDeadlineBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ProposeDeadline(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("ProposeDeadline").WithTags("Deadlines").WithSummary("Propose another deadline, with a reason")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ProposeDeadlineHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<ProposeDeadline, Result<ChallengeVersion>>
{
    public async ValueTask<Result<ChallengeVersion>> Handle(ProposeDeadline command, CancellationToken cancel) =>
        await db.ChangeAsync(command.Id, command.Body.Version, command.Caller, (challenge, actor) =>
            challenge.ProposeDeadline(command.Body.Deadline, command.Body.OpeningFrom, command.Body.Reason, actor, time.GetUtcNow()), cancel);
}
