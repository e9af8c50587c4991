using Market.Hosting.Access;
using Market.Kernel;
using Market.Portal.Clients;
using Market.Portal.Words;

namespace Market.Portal.Pages.Reporting;

internal static class ReportFiles
{
    /// <summary>The issued report to keep: to verify, and to print in the reader's language.</summary>
    public static void MapReportFiles(this IEndpointRouteBuilder routes)
    {
        var readers = AccessDecision.AnyOf(Roles.Juror, Roles.Officer, Roles.Approver);
        routes.MapGet("/jury/{challengeId:guid}/verslag/json", JsonAsync).Allow(readers);
        routes.MapGet("/jury/{challengeId:guid}/verslag/pdf", PdfAsync).Allow(readers);
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
}
