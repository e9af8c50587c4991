using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Storage;

namespace Market.Solutions.Features.Judging.Reopening;

internal static class ReopeningRoom
{
    /// <summary>The jury's room for who works in it, knows of the submission, and finds no report issued from the scores.</summary>
    public static async Task<Result<JuryRoom>> FindAsync(SolutionsDb db, Guid challengeId, string alias, Caller caller, CancellationToken cancel)
    {
        var found = await JuryRoom.FindForMemberAsync(db, challengeId, caller, cancel);
        if (found.Failed)
            return found;
        if (found.Value.See(alias) is null)
            return Error.NotFound();
        return found.Value.Jury!.IsSettled ? JuryErrors.ReopeningDecided : found;
    }
}
