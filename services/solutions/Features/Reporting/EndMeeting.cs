using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Reporting;

/// <summary>The meeting is over, and its minutes stand in the report.</summary>
internal sealed record EndMeeting(Caller Caller, Guid ChallengeId) : ICommand<Result>;

internal sealed class EndMeetingEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/meeting/end", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new EndMeeting(caller, challengeId), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("EndMeeting").WithTags("Reporting").WithSummary("End the meeting and write its minutes")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class EndMeetingHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<EndMeeting, Result>
{
    public async ValueTask<Result> Handle(EndMeeting command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await ReportDesk.FindForChairAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var desk = found.Value;
        return await desk.KeepAsync(db, desk.Report.EndMeeting(desk.Room.Me!, desk.Case, time.GetUtcNow()), cancel);
    });
}
