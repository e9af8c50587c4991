using System.ComponentModel;

using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>The market proposes to the chair who could judge what. Nothing is changed: the chair sets the assignment.</summary>
internal sealed record ProposeAssignment(Caller Caller, Guid ChallengeId, int? Reviews) : IQuery<Result<ProposeAssignmentReply>>, IPrivilegedRead;

/// <param name="Pairs">To be set as they are, or changed first.</param>
/// <param name="Load">The most that one juror gets; as little as can be.</param>
/// <param name="Short">Submissions that too few jurors may judge.</param>
public sealed record ProposeAssignmentReply(IReadOnlyList<AssignmentPair> Pairs, int Load, IReadOnlyList<ProposeAssignmentShort> Short);

/// <param name="Missing">How many jurors without a conflict are missing.</param>
public sealed record ProposeAssignmentShort(string Alias, int Missing);

internal sealed class ProposeAssignmentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/assignment/proposal", async (
                Guid challengeId, [Description("Jurors for each submission, from 1 to as many as are ready; three when it is not given.")] int? reviews, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ProposeAssignment(caller, challengeId, reviews), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("ProposeAssignment").WithTags("Judging").WithSummary("Propose who judges what, evenly and free of conflicts")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ProposeAssignmentHandler(SolutionsDb db) : IQueryHandler<ProposeAssignment, Result<ProposeAssignmentReply>>
{
    public async ValueTask<Result<ProposeAssignmentReply>> Handle(ProposeAssignment query, CancellationToken cancel)
    {
        var found = await JuryRoom.FindForChairAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found.Failed)
            return Result<ProposeAssignmentReply>.From(found);
        var room = found.Value;
        if (room.Brief.OpenedAt is null)
            return JuryErrors.NotOpened;
        var proposed = room.Jury!.Propose(room.Me!, query.Reviews, room.Entrants);
        return proposed.Failed ? Result<ProposeAssignmentReply>.From(proposed) : Reply(proposed.Value);
    }

    private static ProposeAssignmentReply Reply(ProposedAssignment proposed) => new(
        [.. proposed.Pairs.Select(pair => new AssignmentPair(pair.PersonId, pair.Alias))], proposed.Load,
        [.. proposed.Short.Select(each => new ProposeAssignmentShort(each.Alias, each.Missing))]);
}
