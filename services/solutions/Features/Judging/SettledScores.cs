using Market.Solutions.Domain.Awards;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

internal static class SettledScores
{
    /// <summary>Whether a report was issued, or an award proposed (before there were reports), from the scores of a jury: they change no more, and the owning body may read them.</summary>
    public static Task<bool> AreSettledAsync(this SolutionsDb db, Guid challengeId, CancellationToken cancel) => db.Briefs.AnyAsync(
        brief => brief.Id == challengeId
            && (db.JuryReports.Any(report => report.Id == challengeId && report.Issued != null) || db.Awards.Any(award => award.Id == challengeId && award.State != AwardState.None)),
        cancel);
}
