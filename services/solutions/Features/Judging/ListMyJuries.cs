using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Reporting;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

/// <summary>The juries that the caller is invited to or works in, the newest invitation first.</summary>
internal sealed record ListMyJuries(Caller Caller) : IQuery<IReadOnlyList<ListMyJuriesRow>>;

/// <param name="Assigned">How many submissions the caller judges.</param>
/// <param name="Locked">How many of those are done.</param>
/// <param name="Report">What the report asks of the caller.</param>
public sealed record ListMyJuriesRow(Guid ChallengeId, LocalizedText Title, bool Chair, MemberState State, bool Declared, int Assigned, int Locked, JuryStage Stage, ReportTask Report, Seat Seat);

internal sealed class ListMyJuriesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/mine", async (Caller caller, ISender sender, CancellationToken cancel) =>
            TypedResults.Ok(await sender.Send(new ListMyJuries(caller), cancel)))
        .Allow(AccessDecision.AnyOf(Roles.Juror)).WithName("ListMyJuries").WithTags("Judging").WithSummary("The caller's juries").ProducesProblem(403);
}

internal sealed class ListMyJuriesHandler(SolutionsDb db) : IQueryHandler<ListMyJuries, IReadOnlyList<ListMyJuriesRow>>
{
    public async ValueTask<IReadOnlyList<ListMyJuriesRow>> Handle(ListMyJuries query, CancellationToken cancel)
    {
        var me = query.Caller.PersonId;
        var rows = await db.Juries.AsNoTracking().Where(jury => jury.ActiveIds.Contains(me))
            .Join(db.Briefs.AsNoTracking(), jury => jury.Id, brief => brief.Id, (jury, brief) => new { jury, brief })
            .ToListAsync(cancel);
        var mine = new List<ListMyJuriesRow>();
        foreach (var (brief, jury, member) in rows.Where(row => !IsOfBody(query.Caller, row.brief.OrganisationId))
            .Select(row => (row.brief, row.jury, member: row.jury.Active(me)!)).OrderByDescending(row => row.member.InvitedAt))
        {
            mine.Add(new ListMyJuriesRow(
                brief.Id, brief.Title, member.Chair, member.State, member.Declaration is not null,
                jury.Assignments.Count(pair => pair.PersonId == me),
                jury.Assignments.Count(pair => pair.PersonId == me && pair.LockedAt is not null),
                GetJuryHandler.StageOf(brief, jury), await TaskAsync(query.Caller, brief, jury, cancel), member.Seat));
        }

        return mine;
    }

    private async Task<ReportTask> TaskAsync(Caller caller, ChallengeBrief brief, Jury jury, CancellationToken cancel)
    {
        if (GetJuryHandler.StageOf(brief, jury) != JuryStage.Completed)
            return ReportTask.None;
        var desk = await ReportDesk.FindAsync(db, jury.Id, caller, cancel);
        return desk.Failed ? ReportTask.None : desk.Value.Task();
    }

    private static bool IsOfBody(Caller caller, Guid body) => caller.Is(Roles.Officer, body) || caller.Is(Roles.Approver, body);
}
