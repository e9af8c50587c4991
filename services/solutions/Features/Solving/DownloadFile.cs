using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Market.Solutions.Features.Solving;

/// <summary>The team fetches a file of its working copy.</summary>
internal sealed record DownloadFile(Caller Caller, Guid Id, Guid FileId) : IQuery<Result<DownloadFileReply>>;

internal sealed record DownloadFileReply(Stream Content, string Name, string ContentType);

internal sealed class DownloadFileEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/solutions/{id:guid}/files/{fileId:guid}", SendAsync)
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("DownloadFile").WithTags("Solving").TakesTeamCode().WithSummary("Download a file of a solution")
        .Produces(200, contentType: "application/octet-stream").ProducesProblem(404).ProducesProblem(409);

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> SendAsync(
        Guid id, Guid fileId, Caller caller, ISender sender, HttpResponse response, CancellationToken cancel)
    {
        var found = await sender.Send(new DownloadFile(caller, id, fileId), cancel);
        return found.Failed ? Problems.Of(found.Errors) : Attachment.Send(response, found.Value.Content, found.Value.Name, found.Value.ContentType);
    }
}

internal sealed class DownloadFileHandler(SolutionsDb db, FileFolder files) : IQueryHandler<DownloadFile, Result<DownloadFileReply>>
{
    public async ValueTask<Result<DownloadFileReply>> Handle(DownloadFile query, CancellationToken cancel)
    {
        if (await db.FindBidAsync(query.Id, query.Caller, cancel) is not { } bid
            || SolutionAccess.Allows(bid.Solution.RoleOf(query.Caller.OrganisationId), SolutionAction.View).Failed)
            return Error.NotFound();
        if (bid.Solution.IsClosed)
            return SolutionErrors.TeamCodeNeeded;
        if (bid.Solution.Files.FirstOrDefault(file => file.Id == query.FileId) is not { } found)
            return Error.NotFound();
        if ((await db.VerdictsAsync([found.StoredAs], cancel))(found.StoredAs) == ScanVerdict.Infected)
            return FileErrors.FoundInfected;
        return new DownloadFileReply(files.Open(found.StoredAs), found.Name, found.ContentType);
    }
}
