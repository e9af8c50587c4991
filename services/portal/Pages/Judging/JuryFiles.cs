using Market.Hosting.Access;
using Market.Kernel;
using Market.Portal.Clients;
using Market.Portal.Web;

namespace Market.Portal.Pages.Judging;

internal static class JuryFiles
{
    /// <summary>Files of anonymous submissions under the neutral name that the service gave, and rankings to take along; both passed through.</summary>
    public static void MapJuryFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/jury/{challengeId:guid}/indiening/{alias}/bijlage/{fileId:guid}", (Guid challengeId, string alias, Guid fileId, JuriesClient juries, HttpContext context) =>
            SmallEndpoints.PassOnAsync(context, cancel => juries.DownloadAsync(challengeId, alias, fileId, cancel))).Allow(AccessDecision.AnyOf(Roles.Juror));
        routes.MapGet("/jury/{challengeId:guid}/uitvoer/{name}", (Guid challengeId, string name, JuriesClient juries, HttpContext context) =>
            SmallEndpoints.PassOnAsync(context, cancel => juries.ExportAsync(challengeId, name, cancel))).Allow(AccessDecision.AnyOf(Roles.Juror, Roles.Officer, Roles.Approver));
    }
}
