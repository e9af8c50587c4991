using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Solving;

/// <summary>The team reads the receipt of its last submission, also when that was withdrawn.</summary>
internal sealed record ReadReceipt(Caller Caller, Guid Id) : IQuery<Result<Receipt>>;

/// <summary>The team reads every receipt, the last one first.</summary>
internal sealed record ListReceipts(Caller Caller, Guid Id) : IQuery<Result<Receipt[]>>;

internal sealed class ReadReceiptEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/solutions/{id:guid}/receipt", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
                (await sender.Send(new ReadReceipt(caller, id), cancel)).ToOk())
            .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("ReadReceipt").WithTags("Solving").TakesTeamCode().WithSummary("Read the receipt of the last submission")
            .ProducesProblem(404);
        routes.MapGet("/api/solutions/{id:guid}/receipts", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
                (await sender.Send(new ListReceipts(caller, id), cancel)).ToOk())
            .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("ListReceipts").WithTags("Solving").TakesTeamCode().WithSummary("List all receipts of a solution")
            .ProducesProblem(404);
    }
}

internal sealed class ReadReceiptHandler(SolutionsDb db) : IQueryHandler<ReadReceipt, Result<Receipt>>, IQueryHandler<ListReceipts, Result<Receipt[]>>
{
    public async ValueTask<Result<Receipt>> Handle(ReadReceipt query, CancellationToken cancel)
    {
        var all = await AllAsync(query.Id, query.Caller, cancel);
        return all.Length == 0 ? Error.NotFound() : all[0];
    }

    public async ValueTask<Result<Receipt[]>> Handle(ListReceipts query, CancellationToken cancel)
    {
        var all = await AllAsync(query.Id, query.Caller, cancel);
        return all.Length == 0 ? Error.NotFound() : all;
    }

    private async Task<Receipt[]> AllAsync(Guid id, Caller caller, CancellationToken cancel)
    {
        if (await db.FindBidAsync(id, caller, cancel) is not { } bid
            || SolutionAccess.Allows(bid.Solution.RoleOf(caller.OrganisationId), SolutionAction.View).Failed)
            return [];
        var submissions = await db.Submissions.AsNoTracking().Where(submission => submission.SolutionId == id)
            .OrderByDescending(submission => submission.Sequence).ToListAsync(cancel);
        submissions.ForEach(submission => submission.OpenForTeam(bid.Solution, db.Vault));
        return [.. submissions.Select(submission => Receipt.Of(submission, bid.Brief))];
    }
}
