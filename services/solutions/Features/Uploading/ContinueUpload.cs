using System.Security.Cryptography;

using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Uploading;

/// <summary>The team sends the next piece of a file. The last one makes it a file of the solution, when it is acceptable.</summary>
/// <param name="Offset">Where the sender thinks that the piece begins; null when it was not told.</param>
/// <param name="Checksum">As in the header; null without one.</param>
/// <param name="Size">Bytes of the piece; null when it was not told.</param>
internal sealed record ContinueUpload(Caller Caller, Guid Id, Guid UploadId, long? Offset, string? Checksum, long? Size, Stream Content) : ICommand<Result<UploadStatus>>;

internal sealed class ContinueUploadEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/api/solutions/{id:guid}/uploads/{uploadId:guid}", HandleAsync)
        .Accepts<Stream>(TusProtocol.Piece)
        .SpeakTus()
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("ContinueUpload").WithTags("Uploading").WithSummary("Send the next piece of a file (tus 1.0.0)")
        .Produces(204).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(413).ProducesProblem(415).ProducesProblem(423).ProducesProblem(460);

    private static async Task<IResult> HandleAsync(
        Guid id, Guid uploadId, Caller caller, ISender sender, HttpRequest request, HttpResponse answer, CancellationToken cancel,
        [FromHeader(Name = "Upload-Offset")] string? offset, [FromHeader(Name = "Upload-Checksum")] string? checksum)
    {
        var sent = await sender.Send(new ContinueUpload(caller, id, uploadId, TusProtocol.Bytes(offset), checksum, request.ContentLength, request.Body), cancel);
        if (sent.Failed)
            return TusProtocol.Refuse(sent.Errors);
        TusProtocol.Tell(answer, sent.Value.Offset, sent.Value.ExpiresAt);
        if (sent.Value.FileId is { } file)
            answer.Headers.ContentLocation = $"/api/solutions/{id}/files/{file}";
        return TypedResults.NoContent();
    }
}

internal sealed class ContinueUploadHandler(SolutionsDb db, UploadDesk desk, PartFolder parts, IncomingFiles incoming) : ICommandHandler<ContinueUpload, Result<UploadStatus>>
{
    public async ValueTask<Result<UploadStatus>> Handle(ContinueUpload command, CancellationToken cancel)
    {
        if (command.Offset is not { } offset)
            return UploadErrors.OffsetMissing;
        var checksum = UploadChecksum.Parse(command.Checksum);
        if (checksum.Failed)
            return Result<UploadStatus>.From(checksum);
        var found = await desk.FindAsync(command.Caller, command.Id, command.UploadId, SolutionAction.Attach, cancel);
        if (found.Failed)
            return Result<UploadStatus>.From(found);
        var upload = found.Value;
        if (upload.IsFinished)
            return offset == upload.Length ? UploadDesk.StatusOf(upload, upload.Length) : UploadErrors.Offset(upload.Length);
        if (offset + (command.Size ?? 0) > upload.Length)
            return UploadErrors.BeyondLength;
        var part = parts.Open(upload.StoredAs, upload.Length);
        if (part.Failed)
            return Result<UploadStatus>.From(part);
        using (part.Value)
            return await WasSettledAsync(upload, cancel) ? UploadErrors.Busy : await AppendAsync(command, upload, part.Value, checksum.Value, cancel);
    }

    /// <summary>Whether somebody else completed it, or gave it up, before we held it.</summary>
    private async Task<bool> WasSettledAsync(Upload upload, CancellationToken cancel) =>
        !await db.Uploads.AnyAsync(row => row.Id == upload.Id && row.FileId == null, cancel);

    private async Task<Result<UploadStatus>> AppendAsync(ContinueUpload command, Upload upload, IncomingPart part, UploadChecksum? checksum, CancellationToken cancel)
    {
        if (part.Length != command.Offset)
            return UploadErrors.Offset(part.Length);
        var appended = await part.AppendAsync(command.Content, checksum, cancel);
        if (appended.Failed)
            return Result<UploadStatus>.From(appended);
        return part.Length < upload.Length ? UploadDesk.StatusOf(upload, part.Length) : await FinishAsync(command, upload, part);
    }

    /// <summary>Goes on when the sender has gone: everything is here.</summary>
    private async Task<Result<UploadStatus>> FinishAsync(ContinueUpload command, Upload upload, IncomingPart part)
    {
        var taken = await TakeAsync(command, upload, part);
        db.ChangeTracker.Clear();
        if (taken.Failed)
        {
            db.Uploads.Remove(upload);
            await db.SaveChangesAsync(CancellationToken.None);
        }

        parts.Delete(upload.StoredAs);
        return taken.Failed ? Result<UploadStatus>.From(taken) : UploadDesk.StatusOf(upload, upload.Length) with { FileId = taken.Value.Id };
    }

    private async Task<Result<SolutionFile>> TakeAsync(ContinueUpload command, Upload upload, IncomingPart part)
    {
        try
        {
            await using var content = part.Read();
            return await incoming.TakeAsync(command.Caller, command.Id, upload.Name, content, upload.Id, CancellationToken.None);
        }
        catch (CryptographicException)
        {
            return UploadErrors.Damaged;
        }
    }
}
