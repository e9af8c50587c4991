using System.ComponentModel;

using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Judging;

/// <summary>The market proposes to the chair who could judge what. Nothing is changed: the chair sets the assignment.</summary>
internal sealed record ProposeAssignment(Caller Caller, Guid ChallengeId, int? Reviews, int? Load, string? Aim) : IQuery<Result<ProposeAssignmentReply>>, IPrivilegedRead;

/// <param name="Pairs">To be set as they are, or changed first.</param>
/// <param name="Load">The most that one juror gets; as little as can be, or what was asked.</param>
/// <param name="Short">Submissions that get too few jurors.</param>
/// <param name="Shortages">Why they do: each is a set of submissions that needs more than all who may judge them can give.</param>
/// <param name="Remedy">What would give every review its place; null when each has one.</param>
/// <param name="Fit">How well jurors and submissions fit; null when no juror has said what he or she knows.</param>
public sealed record ProposeAssignmentReply(
    IReadOnlyList<AssignmentPair> Pairs, int Load, IReadOnlyList<ProposeAssignmentShort> Short, IReadOnlyList<ProposeAssignmentShortage> Shortages,
    ProposeAssignmentRemedy? Remedy, ProposeAssignmentFit? Fit);

/// <param name="Missing">How many jurors are missing.</param>
public sealed record ProposeAssignmentShort(string Alias, int Missing);

/// <param name="Needed">Reviews that these submissions need together, beside those whose scores are final.</param>
/// <param name="FullIds">Jurors who may judge some of them, and have as many as they may.</param>
/// <param name="Places">What those jurors take together.</param>
/// <param name="Once">Reviews by jurors who judge already each of these submissions that they may.</param>
/// <param name="Final">Reviews of these submissions whose scores are final.</param>
/// <param name="Conflicts">Who may not judge which of them because of an interest.</param>
/// <param name="ComparedIds">Jurors who may not judge some of them any more, because they could read the scores of all.</param>
public sealed record ProposeAssignmentShortage(
    IReadOnlyList<string> Aliases, int Needed, IReadOnlyList<Guid> FullIds, int Places, int Once, int Final, IReadOnlyList<AssignmentPair> Conflicts, IReadOnlyList<Guid> ComparedIds);

/// <summary>The ways out of a shortage: each alone gives every review its place.</summary>
/// <param name="Jurors">The fewest further jurors, at least 1: each without an interest in anything, none with more than the load that was asked.</param>
/// <param name="Each">The most that one of those would get.</param>
/// <param name="Load">The least load with which the present jurors are enough; null when they are with none, and when no load was asked.</param>
/// <param name="Standby">Who could join, the next one first: jurors who have still to answer or declare, then the reserves in their order.</param>
/// <param name="Enough">So many of those are enough, from the first one on; null when all together are not.</param>
/// <param name="Beyond">The fewest further jurors beside all of those; 0 when they are enough.</param>
public sealed record ProposeAssignmentRemedy(int Jurors, int Each, int? Load, IReadOnlyList<ProposeAssignmentStandby> Standby, int? Enough, int Beyond);

/// <param name="Declared">The interests; before that some may be unknown.</param>
/// <param name="Conflicts">Submissions, of those in a shortage, that this person may not judge.</param>
public sealed record ProposeAssignmentStandby(Guid PersonId, string Name, Seat Seat, MemberState State, bool Declared, IReadOnlyList<string> Conflicts);

/// <summary>In thousandths, of the pairs whose scores are not final.</summary>
/// <param name="Weakest">The sum over its jurors for the submission that they fit worst.</param>
/// <param name="WeakestBound">More than this is not possible; only when the weakest was to come first.</param>
/// <param name="Total">Over all pairs.</param>
public sealed record ProposeAssignmentFit(long Weakest, long? WeakestBound, long Total);

internal sealed class ProposeAssignmentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/assignment/proposal", async (
                Guid challengeId, [Description("Jurors for each submission, from 1 to 250; three, or as many as are ready, when it is not given.")] int? reviews,
                [Description("The most that one juror gets, at least 1; as little as can be when it is not given.")] int? load,
                [Description("Best at what: few moves from the present assignment (keep), the highest fit of all (total), the submission that is served worst first (weakest), or filling what was lost since the assignment was set, with few moves (repair: reviews and load do not count).")] string? aim,
                Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ProposeAssignment(caller, challengeId, reviews, load, aim), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("ProposeAssignment").WithTags("Judging").WithSummary("Propose who judges what, evenly and free of conflicts")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ProposeAssignmentHandler(SolutionsDb db) : IQueryHandler<ProposeAssignment, Result<ProposeAssignmentReply>>
{
    public async ValueTask<Result<ProposeAssignmentReply>> Handle(ProposeAssignment query, CancellationToken cancel)
    {
        var found = JuryRoom.ForChair(await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel));
        if (found.Failed)
            return Result<ProposeAssignmentReply>.From(found);
        var room = found.Value;
        if (room.Brief.OpenedAt is null)
            return JuryErrors.NotOpened;
        if (AimOf(query.Aim) is not { } aim)
            return JuryErrors.AimUnknown;
        var proposed = room.Jury!.Propose(room.Me!, new AssignmentWish(query.Reviews, query.Load, aim), room.Entrants, room.Visible.ToDictionary(submission => submission.Alias, TextOf), room.Brief.Taxonomy);
        return proposed.Failed ? Result<ProposeAssignmentReply>.From(proposed) : Reply(proposed.Value);
    }

    private static AssignmentAim? AimOf(string? aim) => aim switch
    {
        null or "keep" => AssignmentAim.Keep,
        "total" => AssignmentAim.Total,
        "weakest" => AssignmentAim.Weakest,
        "repair" => AssignmentAim.Repair,
        _ => null,
    };

    private static string TextOf(OpenedSubmission submission) => string.Join(' ', [submission.Title, submission.Summary, submission.Planning, .. submission.Answers.Select(answer => answer.Text)]);

    private static ProposeAssignmentReply Reply(ProposedAssignment proposed) => new(
        Pairs(proposed.Pairs), proposed.Load, [.. proposed.Short.Select(each => new ProposeAssignmentShort(each.Alias, each.Missing))],
        [.. proposed.Shortages.Select(each => new ProposeAssignmentShortage(each.Aliases, each.Needed, each.FullIds, each.Places, each.Once, each.Final, Pairs(each.Conflicts), each.ComparedIds))],
        proposed.Remedy is { } remedy ? Reply(remedy) : null, proposed.Fit is { } fit ? new ProposeAssignmentFit(fit.Weakest, fit.WeakestBound, fit.Total) : null);

    private static ProposeAssignmentRemedy Reply(ProposedRemedy remedy) => new(
        remedy.Jurors, remedy.Each, remedy.Load,
        [.. remedy.Standby.Select(member => new ProposeAssignmentStandby(member.PersonId, member.Name, member.Seat, member.State, member.HasDeclared, member.Conflicts))],
        remedy.Enough, remedy.Beyond);

    private static IReadOnlyList<AssignmentPair> Pairs(IReadOnlyList<Pair> pairs) => [.. pairs.Select(pair => new AssignmentPair(pair.PersonId, pair.Alias))];
}
