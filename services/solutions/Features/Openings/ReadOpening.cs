using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Openings;

/// <summary>An officer or approver of the body reads how far the opening is, and its record once opened.</summary>
internal sealed record ReadOpening(Caller Caller, Guid ChallengeId) : IQuery<Result<ReadOpeningReply>>, IPrivilegedRead;

/// <param name="Submissions">Null until opened, like <paramref name="Record"/>.</param>
public sealed record ReadOpeningReply(
    Guid ChallengeId, string ChallengeSlug, LocalizedText Title, DateTimeOffset Deadline, DateTimeOffset OpeningFrom, DateTimeOffset ServerTime, OpeningState State,
    Guid? ProposedBy, string? ProposedByName, DateTimeOffset? ProposedAt, string? ConfirmedByName, DateTimeOffset? OpenedAt, int? Submissions,
    bool CanPropose, bool CanConfirm, bool Cancelled, IReadOnlyList<ReadOpeningRecord>? Record);

public sealed record ReadOpeningRecord(string Alias, DateTimeOffset ReceivedAt, string ContentHash);

internal sealed class ReadOpeningEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/openings/{challengeId:guid}", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ReadOpening(caller, challengeId), cancel)).ToOk())
        .Allow(OpeningDesk.Openers).WithName("ReadOpening").WithTags("Opening").WithSummary("Read the state and the record of an opening")
        .ProducesProblem(404);
}

internal sealed class ReadOpeningHandler(SolutionsDb db) : IQueryHandler<ReadOpening, Result<ReadOpeningReply>>
{
    public async ValueTask<Result<ReadOpeningReply>> Handle(ReadOpening query, CancellationToken cancel)
    {
        if (await db.FindBriefToOpenAsync(query.ChallengeId, query.Caller, cancel) is not { } brief)
            return Error.NotFound();
        var opening = await db.Openings.FindAsync([brief.Id], cancel);
        return Reply(brief, opening, query.Caller.PersonId, await db.ClockAsync(cancel));
    }

    private static ReadOpeningReply Reply(ChallengeBrief brief, Opening? opening, Guid reader, DateTimeOffset now)
    {
        var possible = !Opening.WhetherPossible(brief, now).Failed;
        var opened = opening is { State: OpeningState.Opened };
        return new ReadOpeningReply(
            brief.Id, brief.Slug, brief.Title, brief.Deadline, brief.OpensAt, now, opening?.State ?? OpeningState.Sealed,
            opening?.ProposedBy, opening?.ProposedByName, opening?.ProposedAt, opening?.ConfirmedByName, opening?.OpenedAt, opened ? opening!.Record.Count : null,
            CanPropose: possible && opening is null,
            CanConfirm: possible && opening is { State: OpeningState.Proposed } && opening.ProposedBy != reader,
            brief.Cancelled,
            opened ? [.. opening!.Record.Select(line => new ReadOpeningRecord(line.Alias, line.ReceivedAt, line.ContentHash))] : null);
    }
}
