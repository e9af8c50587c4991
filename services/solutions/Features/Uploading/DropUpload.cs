using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Uploading;

/// <summary>The team gives up an upload (tus: termination). A file that it became stays.</summary>
internal sealed record DropUpload(Caller Caller, Guid Id, Guid UploadId) : ICommand<Result>;

internal sealed class DropUploadEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/solutions/{id:guid}/uploads/{uploadId:guid}", async (Guid id, Guid uploadId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new DropUpload(caller, id, uploadId), cancel)).ToNoContent())
        .SpeakTus()
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("DropUpload").WithTags("Uploading").WithSummary("Give up an upload (tus 1.0.0)")
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);
}

internal sealed class DropUploadHandler(SolutionsDb db, UploadDesk desk, PartFolder parts) : ICommandHandler<DropUpload, Result>
{
    public async ValueTask<Result> Handle(DropUpload command, CancellationToken cancel)
    {
        var found = await desk.FindAsync(command.Caller, command.Id, command.UploadId, SolutionAction.Detach, cancel);
        if (found.Failed)
            return found;
        db.Uploads.Remove(found.Value);
        await db.SaveChangesAsync(cancel);
        parts.Delete(found.Value.StoredAs);
        return Result.Done;
    }
}
