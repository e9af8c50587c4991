using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Reporting;

/// <summary>The submission at hand is done, and no other comes up yet.</summary>
internal sealed record PauseMeeting(Caller Caller, Guid ChallengeId) : ICommand<Result>;

internal sealed class PauseMeetingEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/meeting/pause", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new PauseMeeting(caller, challengeId), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("PauseMeeting").WithTags("Reporting").WithSummary("Close the submission at hand")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class PauseMeetingHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<PauseMeeting, Result>
{
    public async ValueTask<Result> Handle(PauseMeeting command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await ReportDesk.FindForChairAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var desk = found.Value;
        return await desk.KeepAsync(db, desk.Report.Pause(time.GetUtcNow()), cancel);
    });
}
