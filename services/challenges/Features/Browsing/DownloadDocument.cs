using Market.Challenges.Domain;
using Market.Challenges.Domain.Specifications;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Kernel;

using Mediator;

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Features.Browsing;

/// <summary>Who may see a challenge may have its documents.</summary>
internal sealed record DownloadDocument(Caller Caller, Guid Id, Guid DocumentId) : IQuery<Result<ChallengeDocument>>;

internal sealed class DownloadDocumentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/challenges/{id:guid}/documents/{documentId:guid}", AnswerAsync)
        .Allow(AccessDecision.Anyone).WithName("DownloadDocument").WithTags("Browsing").WithSummary("Download a document")
        .ProducesProblem(404);

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> AnswerAsync(
        Guid id, Guid documentId, Caller caller, ISender sender, FileFolder documents, HttpResponse response, CancellationToken cancel)
    {
        var found = await sender.Send(new DownloadDocument(caller, id, documentId), cancel);
        if (found.Failed)
            return Problems.Of(found.Errors);
        // Whatever the file holds, a browser neither guesses its type nor runs anything in it.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Stream(documents.Open(found.Value.Key), found.Value.ContentType, found.Value.Name, enableRangeProcessing: true);
    }
}

internal sealed class DownloadDocumentHandler(ChallengesDb db) : IQueryHandler<DownloadDocument, Result<ChallengeDocument>>
{
    public async ValueTask<Result<ChallengeDocument>> Handle(DownloadDocument query, CancellationToken cancel)
    {
        var documents = await db.Challenges.AsNoTracking().Where(new SeenBy(query.Caller.ToActor())).Where(challenge => challenge.Id == query.Id)
            .Select(challenge => challenge.Documents).SingleOrDefaultAsync(cancel);
        var document = documents?.FirstOrDefault(document => document.Id == query.DocumentId);
        return document is null ? Error.NotFound() : document;
    }
}
