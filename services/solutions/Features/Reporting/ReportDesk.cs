using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Features.Judging;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Reporting;

/// <summary>The report of a jury with what it is made from.</summary>
/// <param name="Report">As it is; an empty one that is not kept yet when nobody wrote anything.</param>
internal sealed record ReportDesk(JuryRoom Room, JuryReport Report, ReportCase Case)
{
    /// <summary>The desk, or not-found for who has no part in the jury.</summary>
    public static async Task<Result<ReportDesk>> FindAsync(SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel) =>
        await AtAsync(db, await JuryRoom.FindAsync(db, challengeId, caller, cancel), cancel);

    /// <summary>As <see cref="FindAsync"/>, for who works in the jury.</summary>
    public static async Task<Result<ReportDesk>> FindForMemberAsync(SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel) =>
        await AtAsync(db, await JuryRoom.FindForMemberAsync(db, challengeId, caller, cancel), cancel);

    /// <summary>As <see cref="FindForMemberAsync"/>, for the chair.</summary>
    public static async Task<Result<ReportDesk>> FindForChairAsync(SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel) =>
        await AtAsync(db, await JuryRoom.FindForChairAsync(db, challengeId, caller, cancel), cancel);

    /// <summary>For the auditor, once the award is published.</summary>
    public static async Task<Result<ReportDesk>> FindForAuditorAsync(SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel) =>
        await AtAsync(db, await JuryRoom.FindForAuditorAsync(db, challengeId, caller, cancel), cancel);

    /// <summary>Keeps what was done to the report.</summary>
    public async Task<Result> KeepAsync(SolutionsDb db, Result done, CancellationToken cancel)
    {
        if (done.Failed)
            return done;
        if (db.Entry(Report).State == EntityState.Detached)
            db.JuryReports.Add(Report);
        await db.SaveChangesAsync(cancel);
        return done;
    }

    /// <summary>The desk of a room that was found.</summary>
    public static async Task<ReportDesk> OfAsync(SolutionsDb db, JuryRoom room, CancellationToken cancel)
    {
        var brief = room.Brief;
        var jury = room.Jury ?? new Jury(brief.Id, brief.Title, brief.OrganisationId);
        var report = await db.JuryReports.FindAsync([brief.Id], cancel) ?? new JuryReport(brief.Id, brief.Title, brief.OrganisationId);
        var talks = await db.JuryTalks.Where(talk => talk.ChallengeId == brief.Id).ToListAsync(cancel);
        return new ReportDesk(room, report, new ReportCase(brief, jury, room.Entrants, await RankingView.CountingSheetsAsync(db, jury, cancel)) { Talks = talks });
    }

    private static async Task<Result<ReportDesk>> AtAsync(SolutionsDb db, Result<JuryRoom> found, CancellationToken cancel) =>
        found.Failed ? Result<ReportDesk>.From(found) : await OfAsync(db, found.Value, cancel);
}
