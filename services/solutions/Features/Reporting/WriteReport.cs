using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Reporting;

/// <summary>The chair writes the general part and the minutes.</summary>
internal sealed record WriteReport(Caller Caller, Guid ChallengeId, WriteReportBody Body) : ICommand<Result>;

/// <param name="Revision">Of this part as it was read.</param>
public sealed record WriteReportBody(int Revision, string? Text, IReadOnlyList<WriteReportMeeting> Meetings);

public sealed record WriteReportMeeting(DateOnly Date, IReadOnlyList<Guid> Present);

internal sealed class WriteReportEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/juries/{challengeId:guid}/report", async (Guid challengeId, WriteReportBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new WriteReport(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("WriteReport").WithTags("Reporting").WithSummary("Write the general part and the minutes")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class WriteReportHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<WriteReport, Result>
{
    public async ValueTask<Result> Handle(WriteReport command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await ReportDesk.FindForChairAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var (desk, body) = (found.Value, command.Body);
        var meetings = body.Meetings.Select(meeting => new ReportMeeting(meeting.Date, meeting.Present)).ToList();
        return await desk.KeepAsync(db, desk.Report.WriteGeneral(desk.Room.Me!, body.Text, meetings, body.Revision, desk.Case, time.GetUtcNow()), cancel);
    });
}
