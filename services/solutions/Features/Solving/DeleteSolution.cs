using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Solving;

/// <summary>The lead throws away a draft that was never submitted, with its files; its organisations are free to bid elsewhere.</summary>
internal sealed record DeleteSolution(Caller Caller, Guid Id) : ICommand<Result>;

internal sealed class DeleteSolutionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/solutions/{id:guid}", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new DeleteSolution(caller, id), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("DeleteSolution").WithTags("Solving").WithSummary("Delete a draft that was never submitted")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class DeleteSolutionHandler(SolutionsDb db, FileFolder files) : ICommandHandler<DeleteSolution, Result>
{
    public async ValueTask<Result> Handle(DeleteSolution command, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        if (await db.LockBidAsync(command.Id, command.Caller, cancel) is not { } bid)
            return Error.NotFound();
        var allowed = bid.Solution.Allows(command.Caller.OrganisationId, SolutionAction.Delete, bid.Brief, await db.ClockAsync(cancel));
        if (allowed.Failed)
            return allowed;
        db.BidPlaces.RemoveRange(db.BidPlaces.Where(place => place.SolutionId == bid.Solution.Id));
        db.Solutions.Remove(bid.Solution);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        foreach (var name in bid.Solution.StoredNames)
            files.Delete(name);
        return Result.Done;
    }
}
