using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Deadlines;

/// <summary>Another officer or approver agrees with the proposed deadline. It is in force when the solutions service, whose clock decides, has taken it.</summary>
internal sealed record ConfirmDeadline(Caller Caller, Guid Id, ConfirmDeadlineBody Body) : ICommand<Result<ChallengeVersion>>;

public sealed record ConfirmDeadlineBody(int Version);

internal sealed class ConfirmDeadlineEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/challenges/{id:guid}/deadline-confirmation", async (Guid id, ConfirmDeadlineBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ConfirmDeadline(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver).WithSecondFactor()).WithName("ConfirmDeadline").WithTags("Deadlines").WithSummary("Confirm another deadline as the second person")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ConfirmDeadlineHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<ConfirmDeadline, Result<ChallengeVersion>>
{
    public async ValueTask<Result<ChallengeVersion>> Handle(ConfirmDeadline command, CancellationToken cancel) =>
        await db.ChangeAsync(command.Id, command.Body.Version, command.Caller, (challenge, actor) =>
            challenge.ConfirmDeadline(actor, time.GetUtcNow()), cancel);
}
