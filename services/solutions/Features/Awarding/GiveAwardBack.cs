using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Awarding;

/// <summary>A winner withdraws from the published decision, for a reason; the body can then decide on the next in line.</summary>
internal sealed record GiveAwardBack(Caller Caller, Guid SolutionId, GiveAwardBackBody Body) : ICommand<Result>;

/// <param name="Reason">For the body, at most 2000 characters.</param>
public sealed record GiveAwardBackBody(string? Reason);

internal sealed class GiveAwardBackEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/solutions/{id:guid}/award-withdrawal", async (Guid id, GiveAwardBackBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GiveAwardBack(caller, id, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("GiveAwardBack").WithTags("Awarding").WithSummary("Withdraw as a winner")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class GiveAwardBackHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<GiveAwardBack, Result>
{
    public async ValueTask<Result> Handle(GiveAwardBack command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await SubmittedSolution.FindAsync(db, command.SolutionId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var (submission, award) = found.Value;
        // A partner does not give back for the lead.
        if (command.Caller.OrganisationId != submission.LeadOrganisationId)
            return AwardErrors.NotAWinner;
        var withdrawn = award.WithdrawWinner(submission.Alias, submission.LeadOrganisationName, command.Caller.PersonId, command.Body.Reason, time.GetUtcNow());
        if (!withdrawn.Failed)
            await db.SaveChangesAsync(cancel);
        return withdrawn;
    });
}
