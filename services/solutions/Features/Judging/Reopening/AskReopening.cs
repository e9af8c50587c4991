using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging.Reopening;

/// <summary>A juror asks to change own final scores of a submission, until the report is issued.</summary>
internal sealed record AskReopening(Caller Caller, Guid ChallengeId, string Alias, AskReopeningBody Body) : ICommand<Result>;

public sealed record AskReopeningBody(string? Reason);

internal sealed class AskReopeningEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/submissions/{alias}/reopening", async (Guid challengeId, string alias, AskReopeningBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new AskReopening(caller, challengeId, alias, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("AskReopening").WithTags("Judging").WithSummary("Ask to change own final scores")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class AskReopeningHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<AskReopening, Result>
{
    public async ValueTask<Result> Handle(AskReopening command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await ReopeningRoom.FindAsync(db, command.ChallengeId, command.Alias, command.Caller, cancel);
        if (found.Failed)
            return found;
        var asked = found.Value.Jury!.AskReopening(command.Caller.PersonId, command.Alias, command.Body.Reason, found.Value.Entrants, time.GetUtcNow());
        if (!asked.Failed)
            await db.SaveChangesAsync(cancel);
        return asked;
    });
}
