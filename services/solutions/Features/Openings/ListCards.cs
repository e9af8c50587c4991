using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Openings;

/// <summary>The cards of the caller, those to collect first.</summary>
internal sealed record ListCards(Caller Caller) : IQuery<IReadOnlyList<ListCardsItem>>;

/// <param name="Published">It can be published only once every card is collected; from then it is among the openings.</param>
public sealed record ListCardsItem(Guid ChallengeId, LocalizedText Title, CardState State, bool Published);

internal sealed class ListCardsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/openings/cards", async (Caller caller, ISender sender, CancellationToken cancel) => TypedResults.Ok(await sender.Send(new ListCards(caller), cancel)))
        .Allow(AccessDecision.SignedIn).WithName("ListCards").WithTags("Opening").WithSummary("List the own cards of strict challenges");
}

internal sealed class ListCardsHandler(SolutionsDb db) : IQueryHandler<ListCards, IReadOnlyList<ListCardsItem>>
{
    public async ValueTask<IReadOnlyList<ListCardsItem>> Handle(ListCards query, CancellationToken cancel)
    {
        var person = query.Caller.PersonId;
        var ceremonies = await db.KeyCeremonies.AsNoTracking().Where(ceremony => ceremony.Cards.Any(card => card.PersonId == person)).ToListAsync(cancel);
        var ids = ceremonies.ConvertAll(ceremony => ceremony.Id);
        var published = await db.Briefs.Where(brief => ids.Contains(brief.Id)).Select(brief => brief.Id).ToListAsync(cancel);
        return [.. ceremonies.Select(ceremony => new ListCardsItem(ceremony.Id, ceremony.Title, ceremony.CardOf(person)!.State, published.Contains(ceremony.Id)))
            .OrderBy(item => item.State).ThenByDescending(item => item.ChallengeId)];
    }
}
