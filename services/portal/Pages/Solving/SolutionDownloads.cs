using Market.Hosting.Access;
using Market.Kernel;
using Market.Portal.Clients;
using Market.Portal.Web;

namespace Market.Portal.Pages.Solving;

internal static class SolutionDownloads
{
    /// <summary>Files of the team's own working copy, passed through with the name and protections that the service gave.</summary>
    public static void MapSolutionDownloads(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/mijn/oplossingen/{id:guid}/bestanden/{fileId:guid}", (Guid id, Guid fileId, SolutionsClient solutions, HttpContext context) =>
            SmallEndpoints.PassOnAsync(context, cancel => solutions.DownloadAsync(id, fileId, cancel))).Allow(AccessDecision.AnyOf(Roles.Solver));
}
