using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Openings;

/// <summary>Keeps who tried to open before the time or alone, and has the body told, once for each person and reason.</summary>
internal static class RefusedOpenings
{
    /// <summary>Keeps it within the transaction at hand, which is committed; gives the refusal back.</summary>
    public static async Task<Result> RefuseAsync(this SolutionsDb db, Opener by, ChallengeBrief brief, OpeningStep step, Result refused, DateTimeOffset now, CancellationToken cancel)
    {
        if (!OpeningAttempt.IsKept(refused))
            return refused;
        var code = refused.Errors[0].Code;
        var told = await db.OpeningAttempts.AnyAsync(attempt => attempt.ChallengeId == brief.Id && attempt.PersonId == by.PersonId && attempt.Code == code, cancel);
        db.OpeningAttempts.Add(OpeningAttempt.Of(by, brief, step, refused, !told, now));
        await db.SaveChangesAsync(cancel);
        await db.Database.CommitTransactionAsync(cancel);
        return refused;
    }
}
