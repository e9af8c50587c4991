using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Reporting;

/// <summary>The chair, or for what the chair may not know of one of its jurors, writes about one submission.</summary>
internal sealed record WriteReportSection(Caller Caller, Guid ChallengeId, string Alias, WriteReportSectionBody Body) : ICommand<Result>;

/// <param name="Revision">Of this part as it was read.</param>
/// <param name="Left">Who was at a meeting, but not in the room when this submission was spoken of.</param>
public sealed record WriteReportSectionBody(int Revision, string? Merits, string? Observations, string? ToClarify, IReadOnlyList<Guid> Left);

internal sealed class WriteReportSectionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/api/juries/{challengeId:guid}/report/submissions/{alias}", async (Guid challengeId, string alias, WriteReportSectionBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new WriteReportSection(caller, challengeId, alias, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("WriteReportSection").WithTags("Reporting").WithSummary("Write about one submission")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class WriteReportSectionHandler(SolutionsDb db) : ICommandHandler<WriteReportSection, Result>
{
    public async ValueTask<Result> Handle(WriteReportSection command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await ReportDesk.FindForMemberAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        var (desk, body) = (found.Value, command.Body);
        var section = new ReportSection(command.Alias, body.Merits ?? "", body.Observations ?? "", body.ToClarify ?? "", body.Left, body.Revision);
        return await desk.KeepAsync(db, desk.Report.WriteSection(desk.Room.Me!, section, desk.Case), cancel);
    });
}
