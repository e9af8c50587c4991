using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Reporting;

/// <summary>The chair starts a meeting: who is there, and in which order submissions come up.</summary>
internal sealed record StartMeeting(Caller Caller, Guid ChallengeId, MeetingBody Body) : ICommand<Result>;

/// <param name="Present">Members.</param>
/// <param name="Order">Aliases of submissions that the chair may know of; others are not spoken of while the chair is in the room.</param>
public sealed record MeetingBody(IReadOnlyList<Guid> Present, IReadOnlyList<string> Order);

internal sealed class StartMeetingEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/meeting", async (Guid challengeId, MeetingBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new StartMeeting(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("StartMeeting").WithTags("Reporting").WithSummary("Start a meeting of the jury")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class StartMeetingHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<StartMeeting, Result>
{
    public async ValueTask<Result> Handle(StartMeeting command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await ReportDesk.FindForChairAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var desk = found.Value;
        return await desk.KeepAsync(db, desk.Report.StartMeeting(desk.Room.Me!, command.Body.Present, command.Body.Order, desk.Case, time.GetUtcNow()), cancel);
    });
}
