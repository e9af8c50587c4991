using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Solving;

/// <summary>The lead asks another organisation to join the bid.</summary>
internal sealed record InvitePartner(Caller Caller, Guid Id, InvitePartnerBody Body) : ICommand<Result>;

public sealed record InvitePartnerBody(Guid OrganisationId);

internal sealed class InvitePartnerEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/solutions/{id:guid}/partners", async (Guid id, InvitePartnerBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new InvitePartner(caller, id, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("InvitePartner").WithTags("Solving").WithSummary("Invite an organisation into the bid")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class InvitePartnerHandler(SolutionsDb db) : ICommandHandler<InvitePartner, Result>
{
    public async ValueTask<Result> Handle(InvitePartner command, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        if (await db.LockBidAsync(command.Id, command.Caller, cancel) is not { } bid)
            return Error.NotFound();
        var organisation = await db.Organisations.FindAsync([command.Body.OrganisationId], cancel);
        var invited = bid.Solution.Invite(command.Caller.AsTeamMember(), organisation, bid.Brief, await db.ClockAsync(cancel));
        if (invited.Failed)
            return invited;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
