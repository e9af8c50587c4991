using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Solving;

/// <summary>The lead takes an organisation out of the bid; while a submission still names it, it stays bound to it.</summary>
internal sealed record RemovePartner(Caller Caller, Guid Id, Guid OrganisationId) : ICommand<Result>;

internal sealed class RemovePartnerEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/solutions/{id:guid}/partners/{organisationId:guid}", async (Guid id, Guid organisationId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new RemovePartner(caller, id, organisationId), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("RemovePartner").WithTags("Solving").WithSummary("Remove an organisation from the bid")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class RemovePartnerHandler(SolutionsDb db) : ICommandHandler<RemovePartner, Result>
{
    public async ValueTask<Result> Handle(RemovePartner command, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        if (await db.LockBidAsync(command.Id, command.Caller, cancel) is not { } bid)
            return Error.NotFound();
        var removed = bid.Solution.Uninvite(command.Caller.AsTeamMember(), command.OrganisationId, bid.Brief, await db.ClockAsync(cancel));
        if (removed.Failed)
            return removed;
        await db.ReleasePlacesAsync(bid.Solution, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
