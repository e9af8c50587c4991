using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>A member says to have no interest in a submission, and may read it from then on.</summary>
internal sealed record ClearSubmission(Caller Caller, Guid ChallengeId, string Alias) : ICommand<Result>;

internal sealed class ClearSubmissionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/submissions/{alias}/clearance", async (Guid challengeId, string alias, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ClearSubmission(caller, challengeId, alias), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("ClearSubmission").WithTags("Judging").WithSummary("Declare to have no interest in a submission, before reading it")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ClearSubmissionHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<ClearSubmission, Result>
{
    public async ValueTask<Result> Handle(ClearSubmission command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindForMemberAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var cleared = found.Value.Jury!.Clear(command.Caller.PersonId, command.Alias, found.Value.Entrants, time.GetUtcNow());
        if (!cleared.Failed)
            await db.SaveChangesAsync(cancel);
        return cleared;
    });
}
