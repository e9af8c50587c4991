using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Openings;

/// <summary>An officer shows to have the own card, by typing the code over from it. When it was the last one, the key is made and dealt out.</summary>
internal sealed record CheckCard(Caller Caller, Guid ChallengeId, CheckCardBody Body) : ICommand<Result>;

/// <param name="Code">As on the card; spaces, dashes and small letters do not matter.</param>
public sealed record CheckCardBody(string Code);

internal sealed class CheckCardEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/openings/{challengeId:guid}/cards/check", async (Guid challengeId, CheckCardBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new CheckCard(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.SignedIn).WithName("CheckCard").WithTags("Opening").WithSummary("Show to have the own card")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class CheckCardHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<CheckCard, Result>
{
    public async ValueTask<Result> Handle(CheckCard command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        if (await db.FindCeremonyAsync(command.ChallengeId, command.Caller, cancel) is not { } ceremony)
            return Error.NotFound();
        var card = ceremony.MayCheck(command.Caller.PersonId);
        if (card.Failed)
            return card;
        if (SecretCode.Read(command.Body.Code, SecretCode.Card) is not { } code)
            return OpeningErrors.CodeMistyped;
        if (!code.IsOf(card.Value, db.Vault))
            return OpeningErrors.CodeWrong;
        var now = time.GetUtcNow();
        if (ceremony.Checked(card.Value, now))
            db.OpeningKeys.Add(ceremony.Deal(now));
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    });
}
