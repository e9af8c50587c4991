using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Features.Judging;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Awarding;

/// <summary>How far the award is, for the owning body. Names of organisations are not part of it: they become public with the results.</summary>
internal sealed record GetAward(Caller Caller, Guid ChallengeId) : IQuery<Result<GetAwardReply>>, IPrivilegedRead;

/// <param name="Version">To be sent with the confirmation; 0 when nothing was proposed yet.</param>
/// <param name="Complete">All scores are locked.</param>
/// <param name="Reported">The jury's report is issued; before it the ranking is empty, and nothing can be proposed.</param>
/// <param name="StandstillUntil">Last day on which nothing may be concluded yet; once published.</param>
/// <param name="PrizeCents">The prize of rank 1, 2 …; empty when the challenge has no prizes.</param>
public sealed record GetAwardReply(
    Guid ChallengeId, int Version, LocalizedText Title, AwardState State, bool Complete, bool Reported, IReadOnlyList<RankingViewRow> Ranking, IReadOnlyList<JuryCriterion> Criteria, IReadOnlyList<long> PrizeCents,
    Guid? ProposedBy, string? ProposedByName, DateTimeOffset? ProposedAt, Guid? ConfirmedBy, string? ConfirmedByName, DateTimeOffset? PublishedAt, DateOnly? StandstillUntil,
    IReadOnlyList<GetAwardWinner>? Winners, string? Motivation, bool CanPropose, bool CanWithdraw, bool CanConfirm, IReadOnlyList<GetAwardWithdrawal> Withdrawals, GetAwardNext? Next,
    int OpenObjections, DateTimeOffset? ConcludedAt, bool CanConclude);

/// <param name="OrganisationName">Public since the award.</param>
public sealed record GetAwardWithdrawal(string Alias, string OrganisationName, string Reason, DateTimeOffset At);

/// <summary>What is proposed to come instead, after a winner withdrew.</summary>
public sealed record GetAwardNext(IReadOnlyList<GetAwardWinner> Winners, string Motivation, string ProposedByName, DateTimeOffset ProposedAt);

public sealed record GetAwardWinner(string Alias, int Rank, decimal Total, long? PrizeCents);

internal sealed class GetAwardEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/awards/{challengeId:guid}", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetAward(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver)).WithName("GetAward").WithTags("Awarding").WithSummary("How far the award is")
        .ProducesProblem(403).ProducesProblem(404);
}

internal sealed class GetAwardHandler(SolutionsDb db, TimeProvider time) : IQueryHandler<GetAward, Result<GetAwardReply>>
{
    public async ValueTask<Result<GetAwardReply>> Handle(GetAward query, CancellationToken cancel)
    {
        var found = await AwardRoom.FindAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found.Failed)
            return Result<GetAwardReply>.From(found);
        var ranking = found.Value.Jury is { IsSettled: true } ? await RankingView.RowsAsync(db, found.Value, cancel) : null;
        var award = await db.Awards.AsNoTracking().SingleOrDefaultAsync(row => row.Id == query.ChallengeId, cancel);
        var reported = await db.JuryReports.AsNoTracking().AnyAsync(row => row.Id == query.ChallengeId && row.Issued != null, cancel);
        var held = await db.AwardObjections.CountAsync(row => row.ChallengeId == query.ChallengeId && row.AnsweredAt == null, cancel);
        return Reply(found.Value, found.Value.Jury?.IsCompleted == true, reported, ranking ?? [], award) with
        {
            Withdrawals = [.. (award?.Withdrawals ?? []).Select(withdrawal => new GetAwardWithdrawal(withdrawal.Alias, withdrawal.OrganisationName, withdrawal.Reason, withdrawal.At))],
            Next = award?.Next is { } next ? new GetAwardNext(Winners(next.Places), next.Motivation, next.ProposedByName, next.ProposedAt) : null,
            OpenObjections = held,
            CanConclude = award is { State: AwardState.Published, ConcludedAt: null, LacksWinner: false } && held == 0 && !Standstill.Lasts(award.PublishedAt!.Value, time.GetUtcNow())
                && !AwardRoom.IsInJury(found.Value),
        };
    }

    private static GetAwardReply Reply(JuryRoom room, bool complete, bool reported, IReadOnlyList<RankingViewRow> rows, Award? award)
    {
        var state = award?.State ?? AwardState.None;
        var free = !room.Brief.Cancelled && !AwardRoom.IsInJury(room);
        return new GetAwardReply(
            room.Brief.Id, award?.Version ?? 0, room.Brief.Title, state, complete, reported, rows, JuryCriterion.Of(room.Brief), room.Brief.PrizeCents,
            award?.ProposedBy, award?.ProposedByName, award?.ProposedAt, award?.ConfirmedBy, award?.ConfirmedByName, award?.PublishedAt, award?.PublishedAt is { } told ? Standstill.LastDay(told) : null,
            state == AwardState.None ? null : Winners(award!.Places),
            state == AwardState.None ? null : award!.Motivation,
            CanPropose: complete && reported && free && (state == AwardState.None || award is { LacksWinner: true, Next: null, ConcludedAt: null }) && room.IsOfficer,
            CanWithdraw: (state == AwardState.Proposed || award?.Next is not null) && room.IsOfficer,
            CanConfirm: free && MayConfirm(award, room.Caller),
            [], null, 0, award?.ConcludedAt, false);
    }

    private static bool MayConfirm(Award? award, Caller caller) => award switch
    {
        { Next: { } next } => next.ProposedBy != caller.PersonId,
        { State: AwardState.Proposed, ReportHash: not null } => award.ProposedBy != caller.PersonId,
        _ => false,
    };

    private static IReadOnlyList<GetAwardWinner> Winners(IReadOnlyList<AwardedPlace> places) =>
        [.. places.Select(place => new GetAwardWinner(place.Alias, place.Rank, place.TotalHundredths / 100m, place.PrizeCents))];
}
