using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Kernel;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Solving;

/// <summary>The team takes a file out of the working copy; what was submitted keeps it.</summary>
internal sealed record DetachFile(Caller Caller, Guid Id, Guid FileId) : ICommand<Result>;

internal sealed class DetachFileEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/solutions/{id:guid}/files/{fileId:guid}", async (Guid id, Guid fileId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new DetachFile(caller, id, fileId), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("DetachFile").WithTags("Solving").TakesTeamCode().WithSummary("Remove a file from a solution")
        .ProducesProblem(404).ProducesProblem(409);
}

internal sealed class DetachFileHandler(SolutionsDb db, FileFolder files) : ICommandHandler<DetachFile, Result>
{
    public async ValueTask<Result> Handle(DetachFile command, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        if (await db.LockBidAsync(command.Id, command.Caller, cancel) is not { } bid)
            return Error.NotFound();
        var detached = bid.Solution.Detach(command.Caller.AsTeamMember(), command.FileId, bid.Brief, await db.ClockAsync(cancel));
        if (detached.Failed)
            return detached;
        var submitted = await db.Submissions.Where(submission => submission.SolutionId == bid.Solution.Id).Select(submission => submission.StoredNames).ToListAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        if (!submitted.SelectMany(names => names).Contains(FileFolder.NameOf(detached.Value.StoredAs)))
            files.Delete(detached.Value.StoredAs);
        return Result.Done;
    }
}
