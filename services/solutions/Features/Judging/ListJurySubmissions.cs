using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries.Talking;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

/// <summary>The submissions that a member may know of: a juror those assigned, the chair all without conflict.</summary>
internal sealed record ListJurySubmissions(Caller Caller, Guid ChallengeId) : IQuery<Result<List<ListJurySubmissionsRow>>>, IPrivilegedRead;

/// <param name="Assigned">The caller judges it.</param>
/// <param name="Cleared">The caller said to have no interest in it, and may read it.</param>
/// <param name="Scored">The caller's scores are complete.</param>
/// <param name="QuestionsToRelease">Questions to the team that wait for the caller.</param>
public sealed record ListJurySubmissionsRow(string Alias, string Title, bool Assigned, bool Cleared, bool Scored, bool Locked, int QuestionsToRelease);

internal sealed class ListJurySubmissionsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/submissions", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ListJurySubmissions(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("ListJurySubmissions").WithTags("Judging").WithSummary("Anonymous submissions before the caller")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ListJurySubmissionsHandler(SolutionsDb db) : IQueryHandler<ListJurySubmissions, Result<List<ListJurySubmissionsRow>>>
{
    public async ValueTask<Result<List<ListJurySubmissionsRow>>> Handle(ListJurySubmissions query, CancellationToken cancel)
    {
        var found = JuryRoom.ForMember(await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel));
        if (found.Failed)
            return Result<List<ListJurySubmissionsRow>>.From(found);
        var room = found.Value;
        var me = query.Caller.PersonId;
        var sheets = await db.ScoreSheets.AsNoTracking().Where(sheet => sheet.ChallengeId == query.ChallengeId && sheet.JurorId == me)
            .ToDictionaryAsync(sheet => sheet.Alias, cancel);
        // Without what the jurors say: that can be long, and this page is asked for all day.
        var asked = (await db.JuryTalks.Where(talk => talk.ChallengeId == query.ChallengeId).Select(talk => new { talk.Alias, talk.Questions }).ToListAsync(cancel)).ToDictionary(talk => talk.Alias, talk => talk.Questions);
        return room.Visible.Select(submission => new ListJurySubmissionsRow(
            submission.Alias, submission.Title, room.Jury!.IsAssigned(me, submission.Alias), room.Me!.HasCleared(submission.Alias),
            sheets.GetValueOrDefault(submission.Alias)?.IsComplete(room.CriterionIds) == true,
            sheets.GetValueOrDefault(submission.Alias)?.IsLocked == true, JuryTalk.ToRelease(asked.GetValueOrDefault(submission.Alias, []), submission.Alias, room.Me!, room.Jury!, room.Entrants))).ToList();
    }
}
