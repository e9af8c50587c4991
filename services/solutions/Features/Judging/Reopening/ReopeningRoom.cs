using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging.Reopening;

internal static class ReopeningRoom
{
    /// <summary>The jury's room for who works in it, knows of the submission, and finds no report or award made from the scores.</summary>
    public static async Task<Result<JuryRoom>> FindAsync(SolutionsDb db, Guid challengeId, string alias, Caller caller, CancellationToken cancel)
    {
        var found = await JuryRoom.FindForMemberAsync(db, challengeId, caller, cancel);
        if (found.Failed)
            return found;
        if (found.Value.Visible.All(submission => submission.Alias != alias))
            return Error.NotFound();
        var report = await db.JuryReports.AsNoTracking().SingleOrDefaultAsync(row => row.Id == challengeId, cancel);
        return report?.Issued is not null || await db.Awards.AnyAsync(award => award.Id == challengeId && award.State != AwardState.None, cancel) ? JuryErrors.ReopeningDecided : found;
    }
}
