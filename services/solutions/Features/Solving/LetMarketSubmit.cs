using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Solving;

/// <summary>The lead has the market submit the draft just before the deadline, or takes that back.</summary>
internal sealed record LetMarketSubmit(Caller Caller, Guid Id, LetMarketSubmitBody Body) : ICommand<Result>;

public sealed record LetMarketSubmitBody(bool On);

internal sealed class LetMarketSubmitEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/solutions/{id:guid}/automatic-submission", async (Guid id, LetMarketSubmitBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new LetMarketSubmit(caller, id, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("LetMarketSubmit").WithTags("Solving").WithSummary("Have a complete draft submitted just before the deadline")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class LetMarketSubmitHandler(SolutionsDb db) : ICommandHandler<LetMarketSubmit, Result>
{
    public async ValueTask<Result> Handle(LetMarketSubmit command, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        if (await db.LockBidAsync(command.Id, command.Caller, cancel) is not { } bid)
            return Error.NotFound();
        var asked = bid.Solution.LetMarketSubmit(command.Caller.AsTeamMember(), command.Body.On, bid.Brief, await db.ClockAsync(cancel));
        if (asked.Failed)
            return asked;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
