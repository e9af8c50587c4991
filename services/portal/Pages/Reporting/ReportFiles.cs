using Market.Hosting.Access;
using Market.Kernel;
using Market.Portal.Clients;
using Market.Portal.Words;

namespace Market.Portal.Pages.Reporting;

internal static class ReportFiles
{
    /// <summary>The issued report to keep: to verify, to print in the reader's language, and in the dossier in all of them.</summary>
    public static void MapReportFiles(this IEndpointRouteBuilder routes)
    {
        var readers = AccessDecision.AnyOf(Roles.Juror, Roles.Officer, Roles.Approver, Roles.Auditor);
        routes.MapGet("/jury/{challengeId:guid}/verslag/json", JsonAsync).Allow(AccessDecision.AnyOf(Roles.Juror, Roles.Officer, Roles.Approver));
        routes.MapGet("/jury/{challengeId:guid}/verslag/pdf", PdfAsync).Allow(readers);
        routes.MapGet("/jury/{challengeId:guid}/uitvoer/dossier.zip", DossierAsync).Allow(readers);
    }

    private static async Task<IResult> JsonAsync(Guid challengeId, ReportsClient reports, CancellationToken cancel)
    {
        using var answer = await reports.DownloadAsync(challengeId, cancel);
        return answer.IsSuccessStatusCode
            ? Results.File(await answer.Content.ReadAsByteArrayAsync(cancel), "application/json", $"juryverslag-{challengeId:N}.json")
            : Results.StatusCode((int)answer.StatusCode);
    }

    private static async Task<IResult> PdfAsync(Guid challengeId, ReportsClient reports, UiTexts texts)
    {
        var answer = await reports.FindAsync(challengeId);
        return answer.Value is { State: "issued" } report
            ? Results.File(ReportPdf.Of(report, texts), "application/pdf", $"juryverslag-{challengeId:N}-{texts.Language}.pdf")
            : Results.StatusCode(answer.Done ? StatusCodes.Status404NotFound : answer.PageStatus);
    }

    private static async Task<IResult> DossierAsync(Guid challengeId, JuriesClient juries, ReportsClient reports, CancellationToken cancel)
    {
        using var export = await juries.ExportAsync(challengeId, "dossier.zip", cancel);
        if (!export.IsSuccessStatusCode)
            return Results.StatusCode((int)export.StatusCode);
        var answer = await reports.FindAsync(challengeId);
        if (answer.Value is not { } report)
            return Results.StatusCode(answer.PageStatus);
        var dossier = await export.Content.ReadAsByteArrayAsync(cancel);
        return Results.File(report.State == "issued" ? DossierPapers.Add(dossier, report) : dossier, "application/zip", "dossier.zip");
    }
}
