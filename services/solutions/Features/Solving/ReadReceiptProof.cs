using Market.Hosting.Access;
using Market.Hosting.AuditLog.Checking;
using Market.Hosting.AuditLog.Publishing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Solving;

/// <summary>The team fetches the receipt of a submission as a file that can be verified without the market.</summary>
internal sealed record ReadReceiptProof(Caller Caller, Guid Id, int Sequence) : IQuery<Result<ReceiptProof>>;

/// <param name="Receipt">Null while no checkpoint covers it yet; that takes a minute at most.</param>
public sealed record ReceiptProof(ReceiptFile? Receipt);

internal sealed class ReadReceiptProofEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/solutions/{id:guid}/receipts/{sequence:int}/proof", async (Guid id, int sequence, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ReadReceiptProof(caller, id, sequence), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("ReadReceiptProof").WithTags("Solving").TakesTeamCode().WithSummary("Read a receipt with its proof from the audit log")
        .ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ReadReceiptProofHandler(SolutionsDb db, LogProofs proofs) : IQueryHandler<ReadReceiptProof, Result<ReceiptProof>>
{
    public async ValueTask<Result<ReceiptProof>> Handle(ReadReceiptProof query, CancellationToken cancel)
    {
        if (await db.FindBidAsync(query.Id, query.Caller, cancel) is not { } bid
            || SolutionAccess.Allows(bid.Solution.RoleOf(query.Caller.OrganisationId), SolutionAction.View).Failed)
            return Error.NotFound();
        var submission = await db.Submissions.AsNoTracking().SingleOrDefaultAsync(row => row.SolutionId == query.Id && row.Sequence == query.Sequence, cancel);
        if (submission is null)
            return Error.NotFound();
        submission.OpenForTeam(bid.Solution, db.Vault);
        if (submission.IsSealed)
            return SolutionErrors.TeamCodeNeeded;
        var proof = await proofs.OfLeafAsync(submission.Id, cancel);
        return new ReceiptProof(proof is null ? null : ReceiptFile.Of(ReceiptStatement.Of(submission), proof));
    }
}
