using System.Text.Json;

using Market.Hosting.Access;
using Market.Kernel;
using Market.Portal.Clients;
using Market.Portal.Web;

namespace Market.Portal.Pages.Solving;

internal static class SolutionDownloads
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Files of the team's own working copy, passed through with the name and protections that the service gave.</summary>
    public static void MapSolutionDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/mijn/oplossingen/{id:guid}/bestanden/{fileId:guid}", (Guid id, Guid fileId, SolutionsClient solutions, HttpContext context) =>
            SmallEndpoints.PassOnAsync(context, cancel => solutions.DownloadAsync(id, fileId, cancel))).Allow(AccessDecision.AnyOf(Roles.Solver));
        routes.MapGet("/mijn/oplossingen/{id:guid}/ontvangstbewijs/{sequence:int}/json", ReceiptAsync).Allow(AccessDecision.AnyOf(Roles.Solver));
    }

    /// <summary>The receipt as a file; an error page while there is no proof yet.</summary>
    private static async Task<IResult> ReceiptAsync(Guid id, int sequence, SolutionsClient solutions) =>
        (await solutions.ReceiptProofAsync(id, sequence)).Value?.Receipt is { } receipt
            ? Results.File(JsonSerializer.SerializeToUtf8Bytes(receipt, Indented), "application/json", $"ontvangstbewijs-{id:N}-{sequence}.json")
            : Results.NotFound();
}
