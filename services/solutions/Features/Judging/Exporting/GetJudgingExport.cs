using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Reporting;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging.Exporting;

/// <summary>A complete ranking to take along, for the chair, for the owning body once the report is issued, and for the auditor once the award is published: the scores, the order, or everything needed to recompute it.</summary>
internal sealed record GetJudgingExport(Caller Caller, Guid ChallengeId, string Name) : IQuery<Result<GetJudgingExportReply>>, IPrivilegedRead;

internal sealed record GetJudgingExportReply(string ContentType, byte[] Content);

internal sealed class GetJudgingExportEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/exports/{name}", DownloadAsync)
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror, Roles.Auditor)).WithName("GetJudgingExport").WithTags("Judging")
        .WithSummary("Take the complete ranking along: scores.csv, ranking.csv, dossier.xlsx or dossier.zip")
        .Produces(200, contentType: "application/octet-stream").ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> DownloadAsync(Guid challengeId, string name, Caller caller, ISender sender, HttpResponse response, CancellationToken cancel)
    {
        var export = await sender.Send(new GetJudgingExport(caller, challengeId, name), cancel);
        if (export.Failed)
            return Problems.Of(export.Errors);
        return Attachment.Send(response, new MemoryStream(export.Value.Content), name, export.Value.ContentType);
    }
}

internal sealed class GetJudgingExportHandler(SolutionsDb db) : IQueryHandler<GetJudgingExport, Result<GetJudgingExportReply>>
{
    public async ValueTask<Result<GetJudgingExportReply>> Handle(GetJudgingExport query, CancellationToken cancel)
    {
        var found = await RankingView.FindReaderOfScoresAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found.Failed)
            return Result<GetJudgingExportReply>.From(found);
        if (await RankingView.SheetsAsync(db, found.Value, cancel) is not { Count: > 0 } sheets)
            return JuryErrors.RankingNotComplete;
        var copies = await db.CleanedCopies.AsNoTracking().Where(copy => copy.ChallengeId == query.ChallengeId).ToDictionaryAsync(copy => copy.Id, copy => copy.Sha256, cancel);
        var report = (await db.JuryReports.FindAsync([query.ChallengeId], cancel)) is { Issued: { } issued } done ? ReportFile.Of(done, issued) : null;
        return Written(new JudgingDossier(found.Value, sheets, copies, report), query.Name) is { } export ? export : Error.NotFound();
    }

    private static GetJudgingExportReply? Written(JudgingDossier dossier, string name) => name switch
    {
        "scores.csv" => new("text/csv", DossierCsv.Of(DossierTables.Scores(dossier))),
        "ranking.csv" => new("text/csv", DossierCsv.Of(DossierTables.Ranking(dossier))),
        "dossier.xlsx" => new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", DossierWorkbook.Of(DossierTables.Of(dossier))),
        "dossier.zip" => new("application/zip", DossierArchive.Of(dossier)),
        _ => null,
    };
}
