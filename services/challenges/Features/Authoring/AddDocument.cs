using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Kernel;

using Mediator;

using Microsoft.AspNetCore.Mvc;

namespace Market.Challenges.Features.Authoring;

/// <summary>An officer adds a document to the draft.</summary>
internal sealed record AddDocument(Caller Caller, Guid Id, string Name, Stream Content) : ICommand<Result<AddDocumentReply>>;

/// <param name="Id">Of the document.</param>
/// <param name="Version">Of the challenge.</param>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record AddDocumentReply(Guid Id, int Version, string Name, long Size, string ContentType, string Sha256);

internal sealed class AddDocumentEndpoint : IEndpoint
{
    /// <summary>Room for the multipart headers around the file.</summary>
    private const long MaxRequest = Challenge.MaxDocumentSize + (64 * 1024);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/challenges/{id:guid}/documents", async (Guid id, IFormFile file, Caller caller, ISender sender, CancellationToken cancel) =>
        {
            await using var content = file.OpenReadStream();
            return (await sender.Send(new AddDocument(caller, id, file.FileName, content), cancel)).ToCreated(reply => $"/api/challenges/{id}/documents/{reply.Id}");
        })
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("AddDocument").WithTags("Authoring").WithSummary("Add a document")
        .DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MaxRequest))
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413);
}

internal sealed class AddDocumentHandler(ChallengesDb db, FileFolder documents, TimeProvider time) : ICommandHandler<AddDocument, Result<AddDocumentReply>>
{
    public async ValueTask<Result<AddDocumentReply>> Handle(AddDocument command, CancellationToken cancel)
    {
        var actor = command.Caller.ToActor();
        var found = await db.FindAsync(command.Id, command.Caller, cancel);
        if (found.Failed)
            return Result<AddDocumentReply>.From(found);
        var welcome = found.Value.MayAddDocument(actor);
        if (welcome.Failed)
            return Result<AddDocumentReply>.From(welcome);
        var received = await documents.ReceiveAsync(command.Name, command.Content, Challenge.MaxDocumentSize, cancel);
        if (received.Failed)
            return Result<AddDocumentReply>.From(received);
        return await KeepAsync(found.Value, received.Value, actor, cancel);
    }

    /// <summary>The file goes again when the row cannot be saved. What everybody will read is not taken before the scanner has spoken.</summary>
    private async Task<Result<AddDocumentReply>> KeepAsync(Challenge challenge, ReceivedFile file, Actor actor, CancellationToken cancel)
    {
        var saved = false;
        try
        {
            if (file.Scan == ScanVerdict.Waiting)
                return FileErrors.ScanWaiting;
            var document = new ChallengeDocument(Guid.CreateVersion7(), file.Key, file.Name, file.ContentType, file.Size, file.Sha256);
            var added = challenge.AddDocument(document, actor, time.GetUtcNow());
            if (added.Failed)
                return Result<AddDocumentReply>.From(added);
            await db.SaveChangesAsync(cancel);
            saved = true;
            return new AddDocumentReply(document.Id, challenge.Version, document.Name, document.Size, document.ContentType, document.Sha256);
        }
        finally
        {
            if (!saved)
                documents.Delete(file.Key);
        }
    }
}
