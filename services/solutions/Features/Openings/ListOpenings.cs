using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Openings;

/// <summary>The challenges of the caller's organisation with the state of their opening. Before the opening it says nothing about what was received.</summary>
internal sealed record ListOpenings(Caller Caller) : IQuery<IReadOnlyList<ListOpeningsItem>>;

/// <param name="Submissions">Only once opened.</param>
public sealed record ListOpeningsItem(
    Guid ChallengeId, string ChallengeSlug, LocalizedText Title, DateTimeOffset Deadline, DateTimeOffset OpeningFrom, OpeningState State, DateTimeOffset? OpenedAt, int? Submissions, bool Cancelled);

internal sealed class ListOpeningsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/openings", async (Caller caller, ISender sender, CancellationToken cancel) => TypedResults.Ok(await sender.Send(new ListOpenings(caller), cancel)))
        .Allow(OpeningDesk.Openers).WithName("ListOpenings").WithTags("Opening").WithSummary("List the openings of the own organisation");
}

internal sealed class ListOpeningsHandler(SolutionsDb db) : IQueryHandler<ListOpenings, IReadOnlyList<ListOpeningsItem>>
{
    public async ValueTask<IReadOnlyList<ListOpeningsItem>> Handle(ListOpenings query, CancellationToken cancel)
    {
        var organisation = query.Caller.OrganisationId;
        var rows = await (
            from brief in db.Briefs.AsNoTracking()
            where brief.OrganisationId == organisation
            join opening in db.Openings.AsNoTracking() on brief.Id equals opening.Id into openings
            from opening in openings.DefaultIfEmpty()
            orderby brief.Deadline descending
            select new { Brief = brief, Opening = opening }).ToListAsync(cancel);
        return [.. rows.Select(row => new ListOpeningsItem(
            row.Brief.Id, row.Brief.Slug, row.Brief.Title, row.Brief.Deadline, row.Brief.OpensAt, row.Opening?.State ?? OpeningState.Sealed,
            row.Opening?.OpenedAt, row.Opening is { State: OpeningState.Opened } opened ? opened.Record.Count : null, row.Brief.Cancelled))];
    }
}
