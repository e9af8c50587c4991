using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Openings;

/// <summary>
/// The challenges of the caller's organisation, and those for which the caller is named to open them, with the state of their opening. Before the opening it says
/// nothing about what was received.
/// </summary>
internal sealed record ListOpenings(Caller Caller) : IQuery<IReadOnlyList<ListOpeningsItem>>;

/// <param name="Submissions">Only once opened.</param>
/// <param name="CardsNeeded">How many cards open it; null at the standard level.</param>
public sealed record ListOpeningsItem(
    Guid ChallengeId, string ChallengeSlug, LocalizedText Title, DateTimeOffset Deadline, DateTimeOffset OpeningFrom, OpeningState State, DateTimeOffset? OpenedAt, int? Submissions, bool Cancelled,
    int? CardsNeeded);

internal sealed class ListOpeningsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/openings", async (Caller caller, ISender sender, CancellationToken cancel) => TypedResults.Ok(await sender.Send(new ListOpenings(caller), cancel)))
        .Allow(AccessDecision.SignedIn).WithName("ListOpenings").WithTags("Opening").WithSummary("List the openings in which the caller has a part");
}

internal sealed class ListOpeningsHandler(SolutionsDb db) : IQueryHandler<ListOpenings, IReadOnlyList<ListOpeningsItem>>
{
    public async ValueTask<IReadOnlyList<ListOpeningsItem>> Handle(ListOpenings query, CancellationToken cancel)
    {
        var person = query.Caller.PersonId;
        var body = query.Caller.OrganisationId is { } organisation && query.Caller.IsOfBody(organisation) ? organisation : (Guid?)null;
        var rows = await (
            from brief in db.Briefs.AsNoTracking()
            where brief.OrganisationId == body || db.KeyCeremonies.Any(ceremony => ceremony.Id == brief.Id && ceremony.Cards.Any(card => card.PersonId == person))
            join opening in db.Openings.AsNoTracking() on brief.Id equals opening.Id into openings
            from opening in openings.DefaultIfEmpty()
            orderby brief.Deadline descending
            select new { Brief = brief, Opening = opening }).ToListAsync(cancel);
        return [.. rows.Select(row => Item(row.Brief, row.Opening))];
    }

    private static ListOpeningsItem Item(ChallengeBrief brief, Opening? opening) => new(
        brief.Id, brief.Slug, brief.Title, brief.Deadline, brief.OpensAt, opening?.State ?? OpeningState.Sealed, opening?.OpenedAt,
        opening is { State: OpeningState.Opened } ? opening.Record.Count : null, brief.Cancelled, brief.CardsNeeded);
}
