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
        if (WhyNot(room, alias) is { } refusal)
            return refusal;
        var me = room.Caller.PersonId;
        return await db.ScoreSheets.SingleOrDefaultAsync(row => row.ChallengeId == room.Brief.Id && row.JurorId == me && row.Alias == alias, cancel) ?? New(db, room, alias);
    }

    /// <summary>As <see cref="FindAsync"/>, to write scores in what <see cref="JuryRoom.ReadAsync"/> has read; refused when they are final.</summary>
    public static Result<ScoreSheet> ToWrite(SolutionsDb db, JuryRoom room, string alias)
    {
        if (WhyNot(room, alias) is { } refusal)
            return refusal;
        if (room.OwnSheet is not { } own)
            return New(db, room, alias);
        return own.IsLocked ? JuryErrors.ScoreLocked : db.ScoreSheets.Attach(ScoreSheet.Open(own.Id, own.Version, room.Brief.Id, room.Caller.PersonId, alias, own.Scores)).Entity;
    }

    private static Error? WhyNot(JuryRoom room, string alias)
    {
        if (!room.Jury!.IsAssigned(room.Caller.PersonId, alias))
            return Error.NotFound();
        return room.Read(alias) is { Failed: true } unread ? unread.Errors[0] : null;
    }

    // Random, because the order of these ids becomes visible to submitters.
    private static ScoreSheet New(SolutionsDb db, JuryRoom room, string alias) =>
        db.ScoreSheets.Add(new ScoreSheet(Alias.NewId(), room.Brief.Id, room.Caller.PersonId, alias)).Entity;
}
