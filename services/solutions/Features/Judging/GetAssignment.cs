using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>The chair sees who judges what, and who cannot; nothing of what the chair is in conflict with.</summary>
internal sealed record GetAssignment(Caller Caller, Guid ChallengeId) : IQuery<Result<GetAssignmentReply>>, IPrivilegedRead;

/// <param name="Jurors">Who has accepted and declared.</param>
/// <param name="Conflicts">Cannot be assigned.</param>
/// <param name="Warnings">Can be, but something links them; the chair decides.</param>
/// <param name="Lost">What was assigned and is gone, the oldest first.</param>
public sealed record GetAssignmentReply(
    IReadOnlyList<GetAssignmentJuror> Jurors, IReadOnlyList<GetAssignmentSubmission> Aliases,
    IReadOnlyList<AssignmentPair> Pairs, IReadOnlyList<AssignmentPair> Conflicts, IReadOnlyList<AssignmentPair> Warnings,
    IReadOnlyList<GetAssignmentLoss> Lost);

public sealed record GetAssignmentJuror(Guid PersonId, string Name);

public sealed record GetAssignmentSubmission(string Alias, string Title);

/// <param name="Name">Of who judged it.</param>
/// <param name="Open">Nobody has taken the place, and the assignment was not set since: a repair fills it.</param>
public sealed record GetAssignmentLoss(Guid PersonId, string Name, string Alias, LossCause Cause, DateTimeOffset At, bool Open);

public sealed record AssignmentPair(Guid PersonId, string Alias);

internal sealed class GetAssignmentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/assignment", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetAssignment(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("GetAssignment").WithTags("Judging").WithSummary("Who judges what")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class GetAssignmentHandler(SolutionsDb db) : IQueryHandler<GetAssignment, Result<GetAssignmentReply>>
{
    public async ValueTask<Result<GetAssignmentReply>> Handle(GetAssignment query, CancellationToken cancel)
    {
        var found = JuryRoom.ForChair(await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel));
        return found.Failed ? Result<GetAssignmentReply>.From(found) : Reply(found.Value);
    }

    private static GetAssignmentReply Reply(JuryRoom room)
    {
        var jury = room.Jury!;
        var ready = jury.Members.Where(member => member.IsReady).ToList();
        var visible = room.Visible.Select(submission => submission.Alias).ToHashSet();
        return new GetAssignmentReply(
            [.. ready.Select(member => new GetAssignmentJuror(member.PersonId, member.Name))],
            [.. room.Visible.Select(submission => new GetAssignmentSubmission(submission.Alias, submission.Title))],
            [.. jury.Assignments.Where(pair => visible.Contains(pair.Alias)).Select(pair => new AssignmentPair(pair.PersonId, pair.Alias))],
            Pairs(jury.IsConflicted), Pairs((member, entrant) => !jury.IsConflicted(member, entrant) && jury.IsWarned(member, entrant)),
            [.. jury.Losses.Where(loss => visible.Contains(loss.Alias)).Select(loss => new GetAssignmentLoss(loss.PersonId, loss.Name, loss.Alias, loss.Cause, loss.At, loss.Open))]);

        IReadOnlyList<AssignmentPair> Pairs(Func<JuryMember, Entrant, bool> which) =>
            [.. room.Entrants.Where(entrant => visible.Contains(entrant.Alias)).SelectMany(entrant =>
                ready.Where(member => which(member, entrant)).Select(member => new AssignmentPair(member.PersonId, entrant.Alias)))];
    }
}
