using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Reporting;

/// <summary>The chair takes back that a member cannot sign.</summary>
internal sealed record TakeBackUnable(Caller Caller, Guid ChallengeId, Guid PersonId) : ICommand<Result>;

internal sealed class TakeBackUnableEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/juries/{challengeId:guid}/report/unable/{personId:guid}", async (Guid challengeId, Guid personId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new TakeBackUnable(caller, challengeId, personId), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("TakeBackUnable").WithTags("Reporting").WithSummary("Take back that a member cannot sign")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class TakeBackUnableHandler(SolutionsDb db) : ICommandHandler<TakeBackUnable, Result>
{
    public async ValueTask<Result> Handle(TakeBackUnable command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await ReportDesk.FindForChairAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var desk = found.Value;
        return await desk.KeepAsync(db, desk.Report.TakeBackUnable(command.PersonId), cancel);
    });
}
