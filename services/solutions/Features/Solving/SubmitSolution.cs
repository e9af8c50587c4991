using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Solving;

/// <summary>
/// The lead submits the solution as it stands; it replaces what was submitted before. The same version twice, or nothing new, gives the same receipt.
/// </summary>
internal sealed record SubmitSolution(Caller Caller, Guid Id, SubmitSolutionBody Body) : ICommand<Result<Receipt>>;

/// <param name="Version">The version that was read and is meant.</param>
public sealed record SubmitSolutionBody(int Version);

internal sealed class SubmitSolutionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/solutions/{id:guid}/submission", async (Guid id, SubmitSolutionBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new SubmitSolution(caller, id, body), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("SubmitSolution").WithTags("Solving").WithSummary("Submit a solution before the deadline")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class SubmitSolutionHandler(SolutionsDb db) : ICommandHandler<SubmitSolution, Result<Receipt>>
{
    public async ValueTask<Result<Receipt>> Handle(SubmitSolution command, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        if (await db.LockBidAsync(command.Id, command.Caller, cancel) is not { } bid)
            return Error.NotFound();
        if (SolutionAccess.Allows(bid.Solution.RoleOf(command.Caller.OrganisationId), SolutionAction.Submit) is { Failed: true } refused)
            return Result<Receipt>.From(refused);
        if (await db.CurrentSubmissionAsync(bid.Solution, cancel) is { } current && bid.Solution.Repeats(current, command.Body.Version))
        {
            current.OpenForTeam(db.Vault);
            return Receipt.Of(current, bid.Brief);
        }

        var now = await db.ClockAsync(cancel);
        var prepared = bid.Solution.Prepare(command.Caller.AsTeamMember(), command.Body.Version, bid.Brief, await FreeNumberAsync(now, cancel), now);
        if (prepared.Failed)
            return Result<Receipt>.From(prepared);
        if (bid.Solution.Version != command.Body.Version)
            return Error.Conflict("changed-meanwhile");
        var received = await ReceiveAsync(bid, prepared.Value, now, cancel);
        if (!received.Failed)
            await transaction.CommitAsync(cancel);
        return received;
    }

    private async Task<Result<Receipt>> ReceiveAsync(Bid bid, Submission prepared, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await db.TakePlacesAsync(bid.Solution, prepared.OrganisationIds, cancel))
            return SolutionErrors.TeamIncomplete;
        await db.Submissions.Where(submission => submission.Id == bid.Solution.CurrentSubmissionId)
            .ExecuteUpdateAsync(set => set.SetProperty(submission => submission.ReplacedAt, now), cancel);
        if (await db.AcceptAsync(prepared, cancel) is not { } accepted)
            return await WhyNotAsync(bid, cancel);
        bid.Solution.Received(accepted, bid.Brief);
        await db.ReleasePlacesAsync(bid.Solution, cancel);
        await db.SaveChangesAsync(cancel);
        return Receipt.Of(accepted, bid.Brief);
    }

    private async Task<Error> WhyNotAsync(Bid bid, CancellationToken cancel) =>
        await db.Briefs.AnyAsync(brief => brief.Id == bid.Brief.Id && brief.Cancelled, cancel) ? SolutionErrors.ChallengeCancelled : SolutionErrors.DeadlinePassed;

    private async Task<string> FreeNumberAsync(DateTimeOffset now, CancellationToken cancel)
    {
        while (true)
        {
            var number = ReceiptNumber.Draw(now);
            if (!await db.Submissions.AnyAsync(submission => submission.ReceiptNumber == number, cancel))
                return number;
        }
    }
}
