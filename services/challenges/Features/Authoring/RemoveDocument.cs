using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Kernel;

using Mediator;

namespace Market.Challenges.Features.Authoring;

/// <summary>An officer takes a document away from the draft.</summary>
internal sealed record RemoveDocument(Caller Caller, Guid Id, Guid DocumentId) : ICommand<Result>;

internal sealed class RemoveDocumentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/challenges/{id:guid}/documents/{documentId:guid}", async (Guid id, Guid documentId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new RemoveDocument(caller, id, documentId), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("RemoveDocument").WithTags("Authoring").WithSummary("Take a document away")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class RemoveDocumentHandler(ChallengesDb db, FileFolder documents, TimeProvider time) : ICommandHandler<RemoveDocument, Result>
{
    public async ValueTask<Result> Handle(RemoveDocument command, CancellationToken cancel)
    {
        var found = await db.FindAsync(command.Id, command.Caller, cancel);
        if (found.Failed)
            return found;
        var removed = found.Value.RemoveDocument(command.DocumentId, command.Caller.ToActor(), time.GetUtcNow());
        if (removed.Failed)
            return removed;
        await db.SaveChangesAsync(cancel);
        documents.Delete(removed.Value.Key);
        return Result.Done;
    }
}
