using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Reporting;

/// <summary>The issued report as a file that can be verified without the market (<c>deploy/verify/report.py</c>).</summary>
internal sealed record GetReportFile(Caller Caller, Guid ChallengeId) : IQuery<Result<ReportFile>>, IPrivilegedRead;

/// <param name="Content">The whole report, letter by letter as it is hashed; JSON in itself.</param>
/// <param name="Hash">Lower-case hex SHA-256 of the content's UTF-8.</param>
/// <param name="LeafId">By which the audit log vouches for it.</param>
public sealed record ReportFile(string Content, string Hash, Guid LeafId, DateTimeOffset IssuedAt, string IssuedByName, IReadOnlyList<ReportFileSignature> Signatures)
{
    internal static ReportFile Of(JuryReport report, IssuedReport issued) => new(
        issued.Content, issued.Hash, issued.LeafId, issued.At, issued.ByName,
        [.. report.Signatures.Select(signature => new ReportFileSignature(signature.PersonId, signature.Name, signature.At, signature.Hash, signature.Content))]);
}

/// <param name="Content">What this member read and signed: the report without what that member may not have known of.</param>
public sealed record ReportFileSignature(Guid PersonId, string Name, DateTimeOffset SignedAt, string Hash, string Content);

internal sealed class GetReportFileEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/report/file", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetReportFile(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("GetReportFile").WithTags("Reporting").WithSummary("The issued report with its signatures, to verify")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class GetReportFileHandler(SolutionsDb db) : IQueryHandler<GetReportFile, Result<ReportFile>>
{
    public async ValueTask<Result<ReportFile>> Handle(GetReportFile query, CancellationToken cancel)
    {
        var found = await ReportDesk.FindAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found is { Failed: false, Value.Room.IsTeam: false })
            found = await ReportDesk.FindForMemberAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found.Failed)
            return Result<ReportFile>.From(found);
        if (found.Value.Report is not { Issued: { } issued } report)
            return ReportErrors.NotIssued;
        return ReportFile.Of(report, issued);
    }
}
