using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Awarding;

/// <summary>A team objects to the published decision during the stand-still.</summary>
internal sealed record RaiseObjection(Caller Caller, Guid SolutionId, RaiseObjectionBody Body) : ICommand<Result>;

/// <param name="Reason">At most 8000 characters.</param>
public sealed record RaiseObjectionBody(string? Reason);

internal sealed class RaiseObjectionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/solutions/{id:guid}/objections", async (Guid id, RaiseObjectionBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new RaiseObjection(caller, id, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("RaiseObjection").WithTags("Awarding").WithSummary("Object to the decision")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class RaiseObjectionHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<RaiseObjection, Result>
{
    public async ValueTask<Result> Handle(RaiseObjection command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await SubmittedSolution.FindAsync(db, command.SolutionId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var (submission, award) = found.Value;
        var earlier = await db.AwardObjections.CountAsync(row => row.ChallengeId == award.Id && row.SolutionId == submission.SolutionId, cancel);
        var raised = AwardObjection.Raise(award, submission.SolutionId, submission.LeadOrganisationName, command.Caller.PersonId, command.Body.Reason, earlier, time.GetUtcNow());
        if (raised.Failed)
            return raised;
        db.AwardObjections.Add(raised.Value);
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    });
}
