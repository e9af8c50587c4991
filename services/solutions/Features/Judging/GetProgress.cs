using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

/// <summary>How far each juror is: counts only, never scores, and nothing that counts a submission the chair is in conflict with.</summary>
internal sealed record GetProgress(Caller Caller, Guid ChallengeId) : IQuery<Result<List<GetProgressRow>>>, IPrivilegedRead;

/// <param name="Scored">Complete, locked or not.</param>
public sealed record GetProgressRow(Guid PersonId, string Name, int Assigned, int Scored, int Locked);

internal sealed class GetProgressEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/progress", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetProgress(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("GetProgress").WithTags("Judging").WithSummary("How far each juror is")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class GetProgressHandler(SolutionsDb db) : IQueryHandler<GetProgress, Result<List<GetProgressRow>>>
{
    public async ValueTask<Result<List<GetProgressRow>>> Handle(GetProgress query, CancellationToken cancel)
    {
        var found = JuryRoom.ForChair(await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel));
        if (found.Failed)
            return Result<List<GetProgressRow>>.From(found);
        var room = found.Value;
        var aliases = room.Visible.Select(submission => submission.Alias).ToHashSet();
        var sheets = await db.ScoreSheets.AsNoTracking().Where(sheet => sheet.ChallengeId == query.ChallengeId).ToListAsync(cancel);
        var complete = sheets.Where(sheet => sheet.IsComplete(room.CriterionIds)).Select(sheet => (sheet.JurorId, sheet.Alias)).ToHashSet();
        return room.Jury!.Members.Where(member => member.IsSitting).Select(member =>
        {
            var own = room.Jury.Assignments.Where(pair => pair.PersonId == member.PersonId && aliases.Contains(pair.Alias)).ToList();
            return new GetProgressRow(
                member.PersonId, member.Name, own.Count, own.Count(pair => complete.Contains((pair.PersonId, pair.Alias))), own.Count(pair => pair.LockedAt is not null));
        }).ToList();
    }
}
