using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Reporting;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>The jury of a challenge: for the owning body who is in it, for its members also what is asked of them.</summary>
internal sealed record GetJury(Caller Caller, Guid ChallengeId) : IQuery<Result<GetJuryReply>>, IPrivilegedRead;

public enum JuryStage
{
    Forming,
    Scoring,
    Completed,
    Decided,
}

/// <param name="CanManage">May invite and take back invitations now.</param>
/// <param name="Me">Null for the owning body.</param>
/// <param name="Report">What the report asks of the caller.</param>
/// <param name="Moves">Who left and who moved up, the newest first; for the owning body and the chair only.</param>
/// <param name="CanAskToChair">May ask a juror to take the chair, as far as the report is not issued.</param>
/// <param name="ChairChanges">Who was asked to take the chair and what came of it, the newest first; for the owning body and who judges.</param>
/// <param name="ReserveOrders">How the order of the reserves was changed, the newest first; for the owning body and the chair only.</param>
/// <param name="Lapses">Final scores that count no more, the newest first; for the chair, of what the chair may know of.</param>
/// <param name="Unjudged">Submissions without a juror once the scoring has begun; for the chair, of what the chair may know of.</param>
/// <param name="NeedsJuror">Nobody in the jury can judge something that the chair may not know of: somebody has to be invited; for officers of the owning body only.</param>
public sealed record GetJuryReply(
    Guid ChallengeId, LocalizedText Title, JuryStage Stage, IReadOnlyList<GetJuryMember> Members, bool CanManage, bool IsChair, bool IsJuror,
    GetJuryMe? Me, IReadOnlyList<JuryCriterion> Criteria, ReportTask Report, IReadOnlyList<GetJuryMove> Moves, bool CanAskToChair, IReadOnlyList<GetJuryChairChange> ChairChanges,
    IReadOnlyList<GetJuryReserveOrder> ReserveOrders, IReadOnlyList<GetJuryLapse> Lapses, IReadOnlyList<string> Unjudged, bool NeedsJuror);

/// <param name="Names">In the order since then.</param>
public sealed record GetJuryReserveOrder(string By, IReadOnlyList<string> Names, string Reason, DateTimeOffset At);

/// <param name="Reason">Why the member declined or stood down; for the owning body and the chair only.</param>
public sealed record GetJuryMember(Guid PersonId, string Name, string OrganisationName, bool Chair, MemberState State, bool Declared, string? Reason, Seat Seat);

/// <param name="AskedToChair">Was asked to take the chair and has not answered.</param>
/// <param name="Lost">What the member judged, and lost because of a conflict of interest.</param>
public sealed record GetJuryMe(MemberState State, bool Declared, bool Chair, Seat Seat, bool AskedToChair, IReadOnlyList<string> Lost);

/// <param name="From">Who chaired; null when nobody did.</param>
public sealed record GetJuryChairChange(string? From, string To, string Reason, ChairChangeState State, DateTimeOffset At, DateTimeOffset? AnsweredAt);

/// <param name="Gone">Null when a seat was added.</param>
/// <param name="Next">Who took the seat; null when no reserve was left.</param>
/// <param name="By">Who added the seat; null when somebody left.</param>
public sealed record GetJuryMove(string? Gone, PanelMoveCause Cause, string Reason, string? Next, DateTimeOffset At, string? By);

/// <param name="Name">Of the juror.</param>
public sealed record GetJuryLapse(string Name, string Alias, LossCause Cause, DateTimeOffset At);

/// <param name="Weight">Percent.</param>
/// <param name="Minimum">Least mean, 0 to 10, to be eligible.</param>
/// <param name="Levels">What earns which score, from few points to many.</param>
public sealed record JuryCriterion(Guid Id, LocalizedText Name, LocalizedText Description, int Weight, decimal? Minimum, IReadOnlyList<JuryLevel> Levels)
{
    internal static IReadOnlyList<JuryCriterion> Of(ChallengeBrief brief) =>
        [.. brief.Criteria.Select(criterion => new JuryCriterion(
            criterion.Id, criterion.Name, criterion.Description, criterion.Weight, criterion.Minimum, [.. criterion.Levels.Select(level => new JuryLevel(level.Points, level.Text))]))];
}

/// <param name="Points">0 to 10.</param>
public sealed record JuryLevel(int Points, LocalizedText Text);

internal sealed class GetJuryEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetJury(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("GetJury").WithTags("Judging").WithSummary("The jury of a challenge")
        .ProducesProblem(403).ProducesProblem(404);
}

internal sealed class GetJuryHandler(SolutionsDb db) : IQueryHandler<GetJury, Result<GetJuryReply>>
{
    public async ValueTask<Result<GetJuryReply>> Handle(GetJury query, CancellationToken cancel)
    {
        var found = await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel);
        return found.Failed ? Result<GetJuryReply>.From(found) : Reply(found.Value, await TaskAsync(found.Value, cancel));
    }

    private async Task<ReportTask> TaskAsync(JuryRoom room, CancellationToken cancel) =>
        room.Jury is { IsCompleted: true } ? (await ReportDesk.FindAsync(db, room.Brief.Id, room.Caller, cancel)).Value.Task() : ReportTask.None;

    private static GetJuryReply Reply(JuryRoom room, ReportTask report)
    {
        var me = room.Me is { } member ? new GetJuryMe(member.State, member.Declaration is not null, member.Chair, member.Seat, room.Jury!.AskedToChair?.ToId == member.PersonId, LostBy(room.Jury, member)) : null;
        return new GetJuryReply(
            room.Brief.Id, room.Brief.Title, StageOf(room.Brief, room.Jury), Members(room), room.MayInvite && room.Jury?.IsSettled != true && !room.Brief.Cancelled,
            room.IsChair, room.Me is not null, me, JuryCriterion.Of(room.Brief), report, room.IsTeam || room.IsChair ? Moves(room) : [], room.IsOfficer && !room.Brief.Cancelled,
            room.IsTeam || room.Me is { IsSitting: true } ? ChairChanges(room) : [], room.IsTeam || room.IsChair ? ReserveOrders(room) : [],
            room.IsChair ? Lapses(room) : [], room is { IsChair: true, Jury.AssignedAt: not null } ? Unjudged(room) : [],
            room is { IsOfficer: true, Jury: { Stranded.Count: > 0, IsSettled: false } } && !room.Brief.Cancelled);
    }

    internal static JuryStage StageOf(ChallengeBrief brief, Jury? jury) => (brief, jury) switch
    {
        ({ AwardedAt: not null }, _) => JuryStage.Decided,
        (_, { CompletedAt: not null }) => JuryStage.Completed,
        (_, { AssignedAt: not null }) => JuryStage.Scoring,
        _ => JuryStage.Forming,
    };

    private static IReadOnlyList<string> LostBy(Jury jury, JuryMember member) =>
        [.. jury.Losses.Where(loss => loss.PersonId == member.PersonId && loss.Cause == LossCause.Conflict).Select(loss => loss.Alias)];

    private static IReadOnlyList<GetJuryMove> Moves(JuryRoom room) =>
        [.. (room.Jury?.Moves ?? []).Reverse().Select(move => new GetJuryMove(move.GoneName, move.Cause, move.Reason, move.NextName, move.At, move.ByName))];

    private static IReadOnlyList<GetJuryReserveOrder> ReserveOrders(JuryRoom room) =>
        [.. (room.Jury?.ReserveOrders ?? []).Reverse().Select(order => new GetJuryReserveOrder(order.ByName, order.Names, order.Reason, order.At))];

    private static IReadOnlyList<GetJuryChairChange> ChairChanges(JuryRoom room) =>
        [.. (room.Jury?.ChairChanges ?? []).Reverse().Select(change => new GetJuryChairChange(change.FromName, change.ToName, change.Reason, change.State, change.At, change.AnsweredAt))];

    private static IReadOnlyList<GetJuryLapse> Lapses(JuryRoom room) =>
        [.. room.Jury!.Losses.Reverse().Where(loss => loss.LockedAt is not null && room.See(loss.Alias) is not null).Select(loss => new GetJuryLapse(loss.Name, loss.Alias, loss.Cause, loss.At))];

    private static IReadOnlyList<string> Unjudged(JuryRoom room) =>
        [.. room.Visible.Select(submission => submission.Alias).Where(alias => room.Jury!.Assignments.All(pair => pair.Alias != alias))];

    /// <summary>In the order of the invitations, reserves in theirs. Team and chair see how invitations went; jurors see their fellows; who has not accepted yet sees nobody else.</summary>
    private static IReadOnlyList<GetJuryMember> Members(JuryRoom room) =>
        [.. (room.Jury?.Members ?? []).Where(member => IsShown(room, member)).OrderByDescending(member => member.Chair).ThenBy(member => member.Seat)
            .Select(member => new GetJuryMember(
                member.PersonId, member.Name, member.OrganisationName, member.Chair, member.State, member.Declaration is not null,
                room.IsTeam || room.IsChair ? member.Reason : null, member.Seat))];

    private static bool IsShown(JuryRoom room, JuryMember member) =>
        room.IsTeam || room.IsChair || member.PersonId == room.Caller.PersonId || (room.Me!.State == MemberState.Accepted && member.State == MemberState.Accepted);
}
