using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Reporting;

/// <summary>Somebody comes to the meeting or goes, or the order changes.</summary>
internal sealed record ArrangeMeeting(Caller Caller, Guid ChallengeId, MeetingBody Body) : ICommand<Result>;

internal sealed class ArrangeMeetingEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/juries/{challengeId:guid}/meeting", async (Guid challengeId, MeetingBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ArrangeMeeting(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("ArrangeMeeting").WithTags("Reporting").WithSummary("Change who is at the meeting, or the order")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ArrangeMeetingHandler(SolutionsDb db) : ICommandHandler<ArrangeMeeting, Result>
{
    public async ValueTask<Result> Handle(ArrangeMeeting command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await ReportDesk.FindForChairAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var desk = found.Value;
        return await desk.KeepAsync(db, desk.Report.ArrangeMeeting(desk.Room.Me!, command.Body.Present, command.Body.Order, desk.Case), cancel);
    });
}
