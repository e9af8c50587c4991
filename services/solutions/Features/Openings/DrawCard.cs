using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Openings;

/// <summary>
/// A named officer collects the own card. The code on it is in this one answer and nowhere else. Until the officer has shown to have it
/// (see <see cref="CheckCard"/>) another one can be drawn, which makes this one worthless: an answer can get lost on its way.
/// </summary>
internal sealed record DrawCard(Caller Caller, Guid ChallengeId) : ICommand<Result<DrawCardReply>>;

/// <param name="Code">Groups of four characters with dashes.</param>
/// <param name="Place">Number of the card: 1, 2, 3 …</param>
public sealed record DrawCardReply(string Code, int Place, int Cards, int Threshold, LocalizedText Title);

internal sealed class DrawCardEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/openings/{challengeId:guid}/cards", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new DrawCard(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.SignedIn.WithSecondFactor()).WithName("DrawCard").WithTags("Opening").WithSummary("Collect the own card of a strict challenge")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class DrawCardHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<DrawCard, Result<DrawCardReply>>
{
    public async ValueTask<Result<DrawCardReply>> Handle(DrawCard command, CancellationToken cancel)
    {
        if (await db.FindCeremonyAsync(command.ChallengeId, command.Caller, cancel) is not { } ceremony)
            return Error.NotFound();
        var card = ceremony.MayDraw(command.Caller.PersonId);
        if (card.Failed)
            return Result<DrawCardReply>.From(card);
        var code = card.Value.Draw(time.GetUtcNow(), db.Vault);
        await db.SaveChangesAsync(cancel);
        return new DrawCardReply(code.Reveal(), card.Value.Place, ceremony.Cards.Count, ceremony.Threshold, ceremony.Title);
    }
}
