using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Reporting;

/// <summary>A member signs the report as that member reads it now.</summary>
internal sealed record SignReport(Caller Caller, Guid ChallengeId, SignReportBody Body) : ICommand<Result>;

/// <param name="Hash">Of what was read: another version is never signed unread.</param>
public sealed record SignReportBody(string Hash);

internal sealed class SignReportEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/report/signature", async (Guid challengeId, SignReportBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new SignReport(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror).WithSecondFactor()).WithName("SignReport").WithTags("Reporting").WithSummary("Sign the report as read")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class SignReportHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<SignReport, Result>
{
    public async ValueTask<Result> Handle(SignReport command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await ReportDesk.FindForMemberAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var desk = found.Value;
        return await desk.KeepAsync(db, desk.Report.Sign(desk.Room.Me!, command.Body.Hash, desk.Case, time.GetUtcNow()), cancel);
    });
}
