using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

internal static class OwnSheets
{
    /// <summary>The caller's sheet for a submission, a new one at first; not found when the submission is not the caller's to judge.</summary>
    public static async Task<Result<ScoreSheet>> FindAsync(SolutionsDb db, JuryRoom room, string alias, CancellationToken cancel)
    {
        var me = room.Caller.PersonId;
        if (!room.Jury!.IsAssigned(me, alias))
            return Error.NotFound();
        if (room.Read(alias) is { Failed: true } unread)
            return Result<ScoreSheet>.From(unread);
        var sheet = await db.ScoreSheets.SingleOrDefaultAsync(row => row.ChallengeId == room.Brief.Id && row.JurorId == me && row.Alias == alias, cancel);
        // Random, because the order of these ids becomes visible to submitters.
        return sheet ?? db.ScoreSheets.Add(new ScoreSheet(Alias.NewId(), room.Brief.Id, me, alias)).Entity;
    }
}
