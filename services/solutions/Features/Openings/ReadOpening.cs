using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Openings;

/// <summary>An officer or approver of the body, or a named opening officer, reads how far the opening is, and its record once opened.</summary>
internal sealed record ReadOpening(Caller Caller, Guid ChallengeId) : IQuery<Result<ReadOpeningReply>>, IPrivilegedRead;

/// <param name="Submissions">Null until opened, like <paramref name="Record"/> and <paramref name="Refused"/>.</param>
/// <param name="Clock">Whose clock decided: <c>sqlite</c> or <c>postgres</c>, the database of this service.</param>
/// <param name="Attempts">Refused attempts before the time, by one person or without the right card, the first one first.</param>
/// <param name="CardsNeeded">How many cards open it; null at the standard level.</param>
/// <param name="Cards">Of the opening officers; empty at the standard level.</param>
/// <param name="CanGive">The caller has a card that can be given now.</param>
public sealed record ReadOpeningReply(
    Guid ChallengeId, string ChallengeSlug, LocalizedText Title, DateTimeOffset Deadline, DateTimeOffset OpeningFrom, DateTimeOffset ServerTime, OpeningState State,
    Guid? ProposedBy, string? ProposedByName, DateTimeOffset? ProposedAt, string? ConfirmedByName, DateTimeOffset? OpenedAt, int? Submissions,
    bool CanPropose, bool CanConfirm, bool Cancelled, IReadOnlyList<ReadOpeningRecord>? Record, IReadOnlyList<ReadOpeningRefusal>? Refused,
    string Clock, IReadOnlyList<ReadOpeningAttempt> Attempts, int? CardsNeeded, IReadOnlyList<ReadCardsItem> Cards, bool CanGive);

/// <param name="FileHashes">Lower-case hex SHA-256 of each file.</param>
public sealed record ReadOpeningRecord(string Alias, DateTimeOffset ReceivedAt, string ContentHash, IReadOnlyList<string> FileHashes);

/// <param name="Sha256">As on the receipt, of the content or of the file that was refused.</param>
public sealed record ReadOpeningRefusal(string ReceiptNumber, DateTimeOffset ReceivedAt, string Sha256, OpeningRefusalReason Reason);

/// <param name="Code">Why it was refused.</param>
public sealed record ReadOpeningAttempt(DateTimeOffset At, string PersonName, OpeningStep Step, string Code);

internal sealed class ReadOpeningEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/openings/{challengeId:guid}", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ReadOpening(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.SignedIn).WithName("ReadOpening").WithTags("Opening").WithSummary("Read the state and the record of an opening")
        .ProducesProblem(404);
}

internal sealed class ReadOpeningHandler(SolutionsDb db) : IQueryHandler<ReadOpening, Result<ReadOpeningReply>>
{
    public async ValueTask<Result<ReadOpeningReply>> Handle(ReadOpening query, CancellationToken cancel)
    {
        if (await db.FindBriefToOpenAsync(query.ChallengeId, query.Caller, cancel) is not { } brief)
            return Error.NotFound();
        var opening = await db.Openings.FindAsync([brief.Id], cancel);
        var ceremony = brief.IsStrict ? await db.KeyCeremonies.FindAsync([brief.Id], cancel) : null;
        var now = await db.ClockAsync(cancel);
        var attempts = await db.OpeningAttempts.AsNoTracking().Where(attempt => attempt.ChallengeId == brief.Id).OrderBy(attempt => attempt.At).ToListAsync(cancel);
        return Reply(brief, opening, query.Caller, now) with
        {
            Cards = [.. (ceremony?.Cards ?? []).OrderBy(card => card.Place).Select(card => new ReadCardsItem(card.PersonName, card.OrganisationName, card.State, card.CheckedAt, card.GivenAt))],
            CanGive = brief.OpenedAt is null && ceremony is not null && !ceremony.MayGive(query.Caller.PersonId, brief, now).Failed,
            Clock = db.Database.IsSqlite() ? "sqlite" : "postgres",
            Attempts = [.. attempts.Select(attempt => new ReadOpeningAttempt(attempt.At, attempt.PersonName, attempt.Step, attempt.Code))],
        };
    }

    private static ReadOpeningReply Reply(ChallengeBrief brief, Opening? opening, Caller reader, DateTimeOffset now)
    {
        var possible = !brief.IsStrict && !Opening.WhetherPossible(brief, now).Failed;
        var opened = opening is { State: OpeningState.Opened };
        return new ReadOpeningReply(
            brief.Id, brief.Slug, brief.Title, brief.Deadline, brief.OpensAt, now, opening?.State ?? OpeningState.Sealed,
            opening?.ProposedBy, opening?.ProposedByName, opening?.ProposedAt, opening?.ConfirmedByName, opening?.OpenedAt, opened ? opening!.Record.Count : null,
            CanPropose: possible && opening is null,
            CanConfirm: possible && opening is { State: OpeningState.Proposed } && opening.ProposedBy != reader.PersonId,
            brief.Cancelled,
            opened ? [.. opening!.Record.Select(line => new ReadOpeningRecord(line.Alias, line.ReceivedAt, line.ContentHash, line.FileHashes ?? []))] : null,
            opened ? [.. opening!.Refused.Select(line => new ReadOpeningRefusal(line.ReceiptNumber, line.ReceivedAt, line.Sha256, line.Reason))] : null,
            "", [], brief.CardsNeeded, [], false);
    }
}
