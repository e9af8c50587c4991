using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Openings;

/// <summary>
/// A named officer gives the code of the own card, once the time has come. The last one needed opens; until then what was given is passed on to the
/// cards that were not used yet, sealed, so that it is worth nothing without one of them.
/// </summary>
internal sealed record GiveCard(Caller Caller, Guid ChallengeId, GiveCardBody Body) : ICommand<Result<GiveCardReply>>, IEndsWithCheckpoint;

/// <param name="Code">As on the card; spaces, dashes and small letters do not matter.</param>
public sealed record GiveCardBody(string Code);

/// <param name="StillNeeded">How many other officers must give their card; 0 when this one opened.</param>
public sealed record GiveCardReply(int StillNeeded);

internal sealed class GiveCardEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/openings/{challengeId:guid}/cards/gift", async (Guid challengeId, GiveCardBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GiveCard(caller, challengeId, body), cancel)).ToOk())
        .Allow(AccessDecision.SignedIn.WithSecondFactor()).WithName("GiveCard").WithTags("Opening").WithSummary("Give the own card in a strict opening")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class GiveCardHandler(SolutionsDb db, FileFolder files) : ICommandHandler<GiveCard, Result<GiveCardReply>>
{
    public async ValueTask<Result<GiveCardReply>> Handle(GiveCard command, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        // Officers act one after the other, after whoever was accepted just before the deadline.
        await db.LockBriefsAsync([command.ChallengeId], alone: true, cancel);
        if (await db.FindCeremonyAsync(command.ChallengeId, command.Caller, cancel) is not { } ceremony || await db.Briefs.FindAsync([ceremony.Id], cancel) is not { } brief)
            return Error.NotFound();
        if (brief.OpenedAt is not null)
            return OpeningErrors.AlreadyOpened;
        var given = await GiveAsync(command, ceremony, brief, cancel);
        if (!given.Failed)
            await transaction.CommitAsync(cancel);
        return given;
    }

    private async Task<Result<GiveCardReply>> GiveAsync(GiveCard command, KeyCeremony ceremony, ChallengeBrief brief, CancellationToken cancel)
    {
        var (by, now) = (command.Caller.AsOpener(), await db.ClockAsync(cancel));
        var card = ceremony.MayGive(by.PersonId, brief, now);
        if (card.Failed)
            return await RefuseAsync(by, brief, card, now, cancel);
        if (SecretCode.Read(command.Body.Code, SecretCode.Card) is not { } code)
            return OpeningErrors.CodeMistyped;
        if (CardSeal.SharesOf(card.Value, code, db.Vault) is not { } shares)
            return await RefuseAsync(by, brief, OpeningErrors.CodeWrong, now, cancel);
        if (await db.Openings.FindAsync([brief.Id], cancel) is not { } opening)
            db.Openings.Add(opening = Opening.Propose(by, brief, now).Value);
        ceremony.Gave(card.Value, now);
        if (ceremony.Given < ceremony.Threshold)
            ceremony.PassOn(shares[0]);
        else
            await OpenAsync(OpeningWarrant.OfCards(opening, ceremony, by, brief, now).Value, opening, brief, shares, cancel);
        await db.SaveChangesAsync(cancel);
        return new GiveCardReply(Math.Max(0, ceremony.Threshold - ceremony.Given));
    }

    private Task OpenAsync(OpeningWarrant warrant, Opening opening, ChallengeBrief brief, IReadOnlyList<byte[]> shares, CancellationToken cancel) =>
        new OpeningAct(db, files, warrant, key => UnlockedKey.WithShares(warrant, key, shares)).CompleteAsync(opening, brief, cancel);

    private async Task<Result<GiveCardReply>> RefuseAsync(Opener by, ChallengeBrief brief, Result refused, DateTimeOffset now, CancellationToken cancel) =>
        Result<GiveCardReply>.From(await db.RefuseAsync(by, brief, OpeningStep.Card, refused, now, cancel));
}
