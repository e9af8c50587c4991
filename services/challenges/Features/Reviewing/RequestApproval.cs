using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Reviewing;

/// <summary>An officer asks a second person to look at the complete draft.</summary>
internal sealed record RequestApproval(Caller Caller, Guid Id, RequestApprovalBody Body) : ICommand<Result<ChallengeVersion>>;

public sealed record RequestApprovalBody(int Version);

internal sealed class RequestApprovalEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/challenges/{id:guid}/approval-request", async (Guid id, RequestApprovalBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new RequestApproval(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("RequestApproval").WithTags("Reviewing").WithSummary("Send the draft for approval")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class RequestApprovalHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<RequestApproval, Result<ChallengeVersion>>
{
    public async ValueTask<Result<ChallengeVersion>> Handle(RequestApproval command, CancellationToken cancel) =>
        await db.ChangeAsync(command.Id, command.Body.Version, command.Caller, (challenge, actor) =>
            challenge.RequestApproval(actor, time.GetUtcNow()), cancel);
}
