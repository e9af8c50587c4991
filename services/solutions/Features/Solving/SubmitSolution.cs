using System.ComponentModel;

using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.AspNetCore.Mvc;

namespace Market.Solutions.Features.Solving;

/// <summary>
/// The lead submits the solution as it stands; it replaces what was submitted before. The same version twice, nothing new, or the same key gives the same receipt.
/// </summary>
internal sealed record SubmitSolution(Caller Caller, Guid Id, SubmitSolutionBody Body, string? Key) : ICommand<Result<Receipt>>;

/// <param name="Version">The version that was read and is meant.</param>
public sealed record SubmitSolutionBody(int Version);

internal sealed class SubmitSolutionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/solutions/{id:guid}/submission", async (
                Guid id, SubmitSolutionBody body, [FromHeader(Name = RequestKey.Header), Description(RequestKey.Explained)] string? key,
                Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new SubmitSolution(caller, id, body, key), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("SubmitSolution").WithTags("Solving").TakesTeamCode().WithSummary("Submit a solution before the deadline")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
}

internal sealed class SubmitSolutionHandler(ReceivingDesk desk, SolutionsDb db) : ICommandHandler<SubmitSolution, Result<Receipt>>
{
    public async ValueTask<Result<Receipt>> Handle(SubmitSolution command, CancellationToken cancel)
    {
        var key = RequestKey.Read(command.Key);
        if (key.Failed)
            return Result<Receipt>.From(key);
        return command.Caller.AsSolver() is { } solver ? await desk.ReceiveAsync(new HandIn(command.Id, solver, command.Body.Version, key.Value, db.TeamCode), cancel) : Error.NotFound();
    }
}
