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
        // All of it first, so that a submission that is hidden from the caller takes as long as one that never was.
        var report = await db.JuryReports.AsNoTracking().SingleOrDefaultAsync(row => row.Id == challengeId, cancel);
        var isAwarded = await db.Awards.AnyAsync(award => award.Id == challengeId && award.State != AwardState.None, cancel);
        var found = await JuryRoom.FindForMemberAsync(db, challengeId, caller, cancel);
        if (found.Failed)
            return found;
        if (found.Value.Visible.All(submission => submission.Alias != alias))
            return Error.NotFound();
        return report?.Issued is not null || isAwarded ? JuryErrors.ReopeningDecided : found;
    }
}
