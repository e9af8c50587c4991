using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Reporting;

/// <summary>The chair records that a member cannot sign; the report names that member and the reason.</summary>
internal sealed record RecordUnable(Caller Caller, Guid ChallengeId, Guid PersonId, RecordUnableBody Body) : ICommand<Result>;

/// <param name="Reason">Stands in the report, at most 2000 characters.</param>
public sealed record RecordUnableBody(string? Reason);

internal sealed class RecordUnableEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/report/unable/{personId:guid}", async (Guid challengeId, Guid personId, RecordUnableBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new RecordUnable(caller, challengeId, personId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror).WithSecondFactor()).WithName("RecordUnable").WithTags("Reporting").WithSummary("Record that a member cannot sign")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class RecordUnableHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<RecordUnable, Result>
{
    public async ValueTask<Result> Handle(RecordUnable command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await ReportDesk.FindForChairAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var desk = found.Value;
        return await desk.KeepAsync(db, desk.Report.RecordUnable(desk.Room.Me!, command.PersonId, command.Body.Reason, desk.Case, time.GetUtcNow()), cancel);
    });
}
