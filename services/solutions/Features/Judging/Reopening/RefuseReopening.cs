using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging.Reopening;

/// <summary>A second member of the jury keeps final scores as they are.</summary>
internal sealed record RefuseReopening(Caller Caller, Guid ChallengeId, Guid PersonId, string Alias) : ICommand<Result>;

internal sealed class RefuseReopeningEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/submissions/{alias}/reopenings/{personId:guid}/refusal", async (Guid challengeId, string alias, Guid personId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new RefuseReopening(caller, challengeId, personId, alias), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("RefuseReopening").WithTags("Judging").WithSummary("Keep final scores as they are")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class RefuseReopeningHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<RefuseReopening, Result>
{
    public async ValueTask<Result> Handle(RefuseReopening command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await ReopeningRoom.FindAsync(db, command.ChallengeId, command.Alias, command.Caller, cancel);
        if (found.Failed)
            return found;
        var refused = found.Value.Jury!.RefuseReopening(found.Value.Me!, command.PersonId, command.Alias, found.Value.Entrants, time.GetUtcNow());
        if (!refused.Failed)
            await db.SaveChangesAsync(cancel);
        return refused;
    });
}
