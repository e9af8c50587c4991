using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Features.Judging;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Reporting;

/// <summary>The chair makes the signed report final; from then on the body reads it and can award.</summary>
internal sealed record IssueReport(Caller Caller, Guid ChallengeId, IssueReportBody Body) : ICommand<Result>;

/// <param name="Hash">Of what the chair read.</param>
public sealed record IssueReportBody(string Hash);

internal sealed class IssueReportEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/report/issue", async (Guid challengeId, IssueReportBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new IssueReport(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror).WithSecondFactor()).WithName("IssueReport").WithTags("Reporting").WithSummary("Make the signed report final")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class IssueReportHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<IssueReport, Result>
{
    public async ValueTask<Result> Handle(IssueReport command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await ReportDesk.FindForChairAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var desk = found.Value;
        if (desk.Case.Jury.WhyNotLawful(await Officials.OfAsync(db, desk.Room.Brief, cancel)) is { } unlawful)
            return unlawful;
        return await desk.KeepAsync(db, desk.Report.Issue(desk.Room.Me!, command.Body.Hash, desk.Case, time.GetUtcNow()), cancel);
    });
}
