using Market.Solutions.Domain.Awards;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

internal static class SettledScores
{
    /// <summary>Whether a report was issued, or an award proposed (before there were reports), from the scores of a jury: they change no more, and the owning body may read them.</summary>
    public static async Task<bool> AreSettledAsync(this SolutionsDb db, Guid challengeId, CancellationToken cancel)
    {
        var report = await db.JuryReports.AsNoTracking().SingleOrDefaultAsync(row => row.Id == challengeId, cancel);
        var isAwarded = await db.Awards.AnyAsync(award => award.Id == challengeId && award.State != AwardState.None, cancel);
        return report?.Issued is not null || isAwarded;
    }
}
