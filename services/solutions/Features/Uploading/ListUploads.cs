using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Uploading;

/// <summary>The team sees which files have come in only in part.</summary>
internal sealed record ListUploads(Caller Caller, Guid Id) : IQuery<Result<IReadOnlyList<ListUploadsItem>>>;

/// <param name="Length">Bytes, as announced.</param>
/// <param name="Offset">Bytes that are here; null while a piece comes in.</param>
/// <param name="ExpiresAt">From then on it cannot be continued.</param>
public sealed record ListUploadsItem(Guid Id, string Name, long Length, long? Offset, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt);

internal sealed class ListUploadsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/solutions/{id:guid}/uploads", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ListUploads(caller, id), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("ListUploads").WithTags("Uploading").WithSummary("Files of a solution that have come in only in part")
        .ProducesProblem(404);
}

internal sealed class ListUploadsHandler(SolutionsDb db, PartFolder parts, TimeProvider time) : IQueryHandler<ListUploads, Result<IReadOnlyList<ListUploadsItem>>>
{
    public async ValueTask<Result<IReadOnlyList<ListUploadsItem>>> Handle(ListUploads query, CancellationToken cancel)
    {
        if (await db.FindBidAsync(query.Id, query.Caller, cancel) is not { } bid
            || SolutionAccess.Allows(bid.Solution.RoleOf(query.Caller.OrganisationId), SolutionAction.View).Failed)
            return Error.NotFound();
        var now = time.GetUtcNow();
        var unfinished = await db.Uploads.AsNoTracking()
            .Where(upload => upload.SolutionId == query.Id && upload.FileId == null && upload.ExpiresAt > now).OrderBy(upload => upload.StartedAt).ToListAsync(cancel);
        return unfinished.Select(Item).ToList();
    }

    private ListUploadsItem Item(Upload upload) =>
        new(upload.Id, upload.Name, upload.Length, parts.LengthOf(upload.StoredAs, upload.Length), upload.StartedAt, upload.ExpiresAt);
}
