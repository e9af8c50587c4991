using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>A file of an anonymous submission: a copy without traces of who made it, under a neutral name and a random id. The original is never given here.</summary>
internal sealed record GetJuryFile(Caller Caller, Guid ChallengeId, string Alias, Guid FileId) : IQuery<Result<GetJuryFileReply>>, IPrivilegedRead;

internal sealed record GetJuryFileReply(string StoredAs, string Name, string ContentType);

internal sealed class GetJuryFileEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/submissions/{alias}/files/{fileId:guid}", DownloadAsync)
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("GetJuryFile").WithTags("Judging").WithSummary("Download the clean copy of a file")
        .Produces(200, contentType: "application/octet-stream").ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> DownloadAsync(
        Guid challengeId, string alias, Guid fileId, Caller caller, ISender sender, FileFolder folder, HttpResponse response, CancellationToken cancel)
    {
        var file = await sender.Send(new GetJuryFile(caller, challengeId, alias, fileId), cancel);
        if (file.Failed)
            return Problems.Of(file.Errors);
        return Attachment.Send(response, folder.Open(file.Value.StoredAs), file.Value.Name, file.Value.ContentType);
    }
}

internal sealed class GetJuryFileHandler(SolutionsDb db, JuryCopies copies) : IQueryHandler<GetJuryFile, Result<GetJuryFileReply>>
{
    public async ValueTask<Result<GetJuryFileReply>> Handle(GetJuryFile query, CancellationToken cancel)
    {
        var found = JuryRoom.ForMember(await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel));
        if (found.Failed)
            return Result<GetJuryFileReply>.From(found);
        var read = found.Value.Read(query.Alias);
        if (read.Failed)
            return Result<GetJuryFileReply>.From(read);
        var files = read.Value.Files;
        for (var index = 0; index < files.Count; index++)
        {
            if (files[index].Id == query.FileId)
                return await ReleaseAsync(files[index], index + 1, query.ChallengeId, cancel);
        }

        return Error.NotFound();
    }

    /// <summary>Nothing goes out of which the scanner has not spoken, that it found infected, or that cannot be cleaned.</summary>
    private async Task<Result<GetJuryFileReply>> ReleaseAsync(OpenedFile file, int number, Guid challengeId, CancellationToken cancel) =>
        (await db.VerdictsAsync([file.StoredAs], cancel))(file.StoredAs) switch
        {
            ScanVerdict.Infected => FileErrors.FoundInfected,
            ScanVerdict.Waiting => FileErrors.ScanWaiting,
            _ => await copies.OfAsync(file, challengeId, cancel) is { Refused: null } copy
                ? new GetJuryFileReply(copy.StoredAs, FileNames.Neutral(number, file.Name), file.ContentType)
                : JuryErrors.FileWithheld,
        };
}
