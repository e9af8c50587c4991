using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Deadlines;

/// <summary>An officer or approver takes back a proposal that was not confirmed yet.</summary>
internal sealed record WithdrawDeadline(Caller Caller, Guid Id, WithdrawDeadlineBody Body) : ICommand<Result<ChallengeVersion>>;

public sealed record WithdrawDeadlineBody(int Version);

internal sealed class WithdrawDeadlineEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/challenges/{id:guid}/deadline-withdrawal", async (Guid id, WithdrawDeadlineBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new WithdrawDeadline(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver)).WithName("WithdrawDeadline").WithTags("Deadlines").WithSummary("Withdraw a proposed deadline")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class WithdrawDeadlineHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<WithdrawDeadline, Result<ChallengeVersion>>
{
    public async ValueTask<Result<ChallengeVersion>> Handle(WithdrawDeadline command, CancellationToken cancel) =>
        await db.ChangeAsync(command.Id, command.Body.Version, command.Caller, (challenge, actor) =>
            challenge.WithdrawDeadline(actor, time.GetUtcNow()), cancel);
}
