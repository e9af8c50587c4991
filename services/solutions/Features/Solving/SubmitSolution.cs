using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

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

internal sealed class SubmitSolutionHandler(ReceivingDesk desk) : ICommandHandler<SubmitSolution, Result<Receipt>>
{
    public async ValueTask<Result<Receipt>> Handle(SubmitSolution command, CancellationToken cancel) =>
        command.Caller.AsSolver() is { } solver ? await desk.ReceiveAsync(new HandIn(command.Id, solver, command.Body.Version), cancel) : Error.NotFound();
}
