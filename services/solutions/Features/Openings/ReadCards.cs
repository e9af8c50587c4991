using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Openings;

/// <summary>A named officer, or an officer or approver of the body, reads how far the cards of a strict challenge are.</summary>
internal sealed record ReadCards(Caller Caller, Guid ChallengeId) : IQuery<Result<ReadCardsReply>>, IPrivilegedRead;

/// <param name="Threshold">How many cards open it.</param>
/// <param name="ReadyAt">When the key was made and dealt out; null until every officer has a card.</param>
/// <param name="Mine">State of the caller's own card; null without one.</param>
/// <param name="MineDrawnAt">When the caller's own card was drawn last.</param>
public sealed record ReadCardsReply(
    Guid ChallengeId, LocalizedText Title, int Threshold, IReadOnlyList<ReadCardsItem> Cards, DateTimeOffset? ReadyAt, CardState? Mine, bool CanDraw, bool CanCheck, DateTimeOffset? MineDrawnAt);

public sealed record ReadCardsItem(string PersonName, string OrganisationName, CardState State, DateTimeOffset? CheckedAt, DateTimeOffset? GivenAt);

internal sealed class ReadCardsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/openings/{challengeId:guid}/cards", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ReadCards(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.SignedIn).WithName("ReadCards").WithTags("Opening").WithSummary("Read how far the cards of a strict challenge are")
        .ProducesProblem(404);
}

internal sealed class ReadCardsHandler(SolutionsDb db) : IQueryHandler<ReadCards, Result<ReadCardsReply>>
{
    public async ValueTask<Result<ReadCardsReply>> Handle(ReadCards query, CancellationToken cancel)
    {
        if (await db.FindCeremonyAsync(query.ChallengeId, query.Caller, cancel) is not { } ceremony)
            return Error.NotFound();
        var reader = query.Caller.PersonId;
        return new ReadCardsReply(
            ceremony.Id, ceremony.Title, ceremony.Threshold, [.. ceremony.Cards.OrderBy(card => card.Place).Select(Item)], ceremony.ReadyAt,
            ceremony.CardOf(reader)?.State, !ceremony.MayDraw(reader).Failed, !ceremony.MayCheck(reader).Failed, ceremony.CardOf(reader)?.DrawnAt);
    }

    private static ReadCardsItem Item(OpeningCard card) => new(card.PersonName, card.OrganisationName, card.State, card.CheckedAt, card.GivenAt);
}
