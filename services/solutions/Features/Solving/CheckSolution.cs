using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Solving;

/// <summary>The team asks what is still missing before it can submit.</summary>
internal sealed record CheckSolution(Caller Caller, Guid Id) : IQuery<Result<CheckSolutionItem[]>>;

public sealed record CheckSolutionItem(string Code, string? Field, CheckSeverity Severity);

internal sealed class CheckSolutionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/solutions/{id:guid}/checks", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new CheckSolution(caller, id), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("CheckSolution").WithTags("Solving").TakesTeamCode().WithSummary("List what is missing or worth a look")
        .ProducesProblem(404).ProducesProblem(409);
}

internal sealed class CheckSolutionHandler(SolutionsDb db) : IQueryHandler<CheckSolution, Result<CheckSolutionItem[]>>
{
    public async ValueTask<Result<CheckSolutionItem[]>> Handle(CheckSolution query, CancellationToken cancel)
    {
        if (await db.FindBidAsync(query.Id, query.Caller, cancel) is not { } bid)
            return Error.NotFound();
        if (SolutionAccess.Allows(bid.Solution.RoleOf(query.Caller.OrganisationId), SolutionAction.View) is { Failed: true } refused)
            return Result<CheckSolutionItem[]>.From(refused);
        if (bid.Solution.IsClosed)
            return SolutionErrors.TeamCodeNeeded;
        return (CheckSolutionItem[])[.. SolutionChecks.Of(bid.Solution, bid.Brief).Select(check => new CheckSolutionItem(check.Finding.Code, check.Finding.Field, check.Severity))];
    }
}
