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

/// <summary>The team announces a file that it will send in pieces (tus: creation); the first piece may come along.</summary>
/// <param name="Length">Bytes; null when it was not told.</param>
/// <param name="Name">Null when it was not told.</param>
internal sealed record BeginUpload(Caller Caller, Guid Id, string? Name, long? Length) : ICommand<Result<UploadStatus>>;

internal sealed class BeginUploadEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/solutions/{id:guid}/uploads", HandleAsync)
        .Accepts<Stream>(isOptional: true, TusProtocol.Piece)
        .SpeakTus()
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("BeginUpload").WithTags("Uploading").TakesTeamCode().WithSummary("Announce a file that is sent in pieces (tus 1.0.0)")
        .Produces(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(413).ProducesProblem(423).ProducesProblem(460);

    private static async Task<IResult> HandleAsync(
        Guid id, Caller caller, ISender sender, HttpRequest request, HttpResponse answer, CancellationToken cancel,
        [FromHeader(Name = "Upload-Length")] string? length, [FromHeader(Name = "Upload-Metadata")] string? metadata, [FromHeader(Name = "Upload-Checksum")] string? checksum)
    {
        var begun = await sender.Send(new BeginUpload(caller, id, UploadMetadata.FileName(metadata), TusProtocol.Bytes(length)), cancel);
        if (!begun.Failed && request.ContentType is not null && request.ContentLength != 0)
            begun = await sender.Send(new ContinueUpload(caller, id, begun.Value.Id, 0, checksum, request.ContentLength, request.Body), cancel);
        if (begun.Failed)
            return TusProtocol.Refuse(begun.Errors);
        TusProtocol.Tell(answer, begun.Value.Offset, begun.Value.ExpiresAt);
        return TypedResults.Created($"/api/solutions/{id}/uploads/{begun.Value.Id}");
    }
}

internal sealed class BeginUploadHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<BeginUpload, Result<UploadStatus>>
{
    public async ValueTask<Result<UploadStatus>> Handle(BeginUpload command, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        if (await db.LockBidAsync(command.Id, command.Caller, cancel) is not { } bid)
            return Error.NotFound();
        var file = Announced(command);
        if (file.Failed)
            return Result<UploadStatus>.From(file);
        var begun = bid.Solution.Announce(
            command.Caller.AsTeamMember(), file.Value, await UnfinishedAsync(command.Id, cancel), bid.Brief, await db.ClockAsync(cancel), time.GetUtcNow());
        if (begun.Failed)
            return Result<UploadStatus>.From(begun);
        db.Uploads.Add(begun.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new UploadStatus(begun.Value.Id, begun.Value.Name, begun.Value.Length, 0, begun.Value.StartedAt, begun.Value.ExpiresAt, null);
    }

    private static Result<AnnouncedFile> Announced(BeginUpload command)
    {
        if (command.Length is not { } length)
            return UploadErrors.LengthMissing;
        if (command.Name is null)
            return UploadErrors.Metadata;
        if (length == 0)
            return FileErrors.Empty;
        var name = FileTypes.CheckName(command.Name);
        return name.Failed ? Result<AnnouncedFile>.From(name) : new AnnouncedFile(name.Value, length, PartFolder.NewKey());
    }

    private Task<List<Upload>> UnfinishedAsync(Guid solution, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return db.Uploads.Where(upload => upload.SolutionId == solution && upload.FileId == null && upload.ExpiresAt > now).ToListAsync(cancel);
    }
}
