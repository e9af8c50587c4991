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
        return await db.ScoreSheets.SingleOrDefaultAsync(row => row.ChallengeId == room.Brief.Id && row.JurorId == me && row.Alias == alias, cancel) ?? db.ScoreSheets.Add(New(room, alias)).Entity;
    }

    /// <summary>As <see cref="FindAsync"/>, to write scores in what <see cref="JuryRoom.ReadAsync(JuryShelf, Func{SolutionsDb}, Guid, Market.Hosting.Access.Caller, string, CancellationToken)"/> has read; refused when they are final.</summary>
    public static Result<ScoreSheet> ToWrite(JuryRoom room, string alias)
    {
        if (WhyNot(room, alias) is { } refusal)
            return refusal;
        if (room.OwnSheet is not { } own)
            return New(room, alias);
        return own.IsLocked ? JuryErrors.ScoreLocked : ScoreSheet.Open(own.Id, own.Version, room.Brief.Id, room.Caller.PersonId, alias, own.Scores);
    }

    private static Error? WhyNot(JuryRoom room, string alias)
    {
        if (!room.Jury!.IsAssigned(room.Caller.PersonId, alias))
            return Error.NotFound();
        return room.Read(alias) is { Failed: true } unread ? unread.Errors[0] : null;
    }

    // Random, because the order of these ids becomes visible to submitters.
    private static ScoreSheet New(JuryRoom room, string alias) => new(Alias.NewId(), room.Brief.Id, room.Caller.PersonId, alias);
}
