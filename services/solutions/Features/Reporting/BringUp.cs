using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Reporting;

/// <summary>The next submission comes up in the meeting; who has a conflict leaves the room.</summary>
internal sealed record BringUp(Caller Caller, Guid ChallengeId, string Alias) : ICommand<Result>;

internal sealed class BringUpEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/meeting/submissions/{alias}", async (Guid challengeId, string alias, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new BringUp(caller, challengeId, alias), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("BringUp").WithTags("Reporting").WithSummary("Bring up a submission in the meeting")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class BringUpHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<BringUp, Result>
{
    public async ValueTask<Result> Handle(BringUp command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await ReportDesk.FindForChairAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var desk = found.Value;
        return await desk.KeepAsync(db, desk.Report.BringUp(desk.Room.Me!, command.Alias, desk.Case, time.GetUtcNow()), cancel);
    });
}
