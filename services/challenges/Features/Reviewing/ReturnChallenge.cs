using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Reviewing;

/// <summary>A reviewer returns the challenge with remarks per field; an officer takes it back to change something.</summary>
internal sealed record ReturnChallenge(Caller Caller, Guid Id, ReturnChallengeBody Body) : ICommand<Result<ChallengeVersion>>;

public sealed record ReturnChallengeBody(int Version, IReadOnlyList<RemarkInput>? Remarks);

/// <param name="Field">The field as named in the editing body; empty for the whole.</param>
public sealed record RemarkInput(string? Field, string? Text);

internal sealed class ReturnChallengeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/challenges/{id:guid}/return", async (Guid id, ReturnChallengeBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ReturnChallenge(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Approver, Roles.Officer)).WithName("ReturnChallenge").WithTags("Reviewing").WithSummary("Return to draft with remarks")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ReturnChallengeHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<ReturnChallenge, Result<ChallengeVersion>>
{
    public async ValueTask<Result<ChallengeVersion>> Handle(ReturnChallenge command, CancellationToken cancel) =>
        await db.ChangeAsync(command.Id, command.Body.Version, command.Caller, (challenge, actor) =>
            challenge.Return([.. (command.Body.Remarks ?? []).Select(remark => (remark.Field, remark.Text))], actor, time.GetUtcNow()), cancel);
}
