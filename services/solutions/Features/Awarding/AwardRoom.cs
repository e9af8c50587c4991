using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Features.Judging;
using Market.Solutions.Storage;

namespace Market.Solutions.Features.Awarding;

internal static class AwardRoom
{
    /// <summary>The jury's room for officers and approvers of the owning body; not-found for everybody else, members of the jury too.</summary>
    public static async Task<Result<JuryRoom>> FindAsync(SolutionsDb db, Guid challengeId, Caller caller, CancellationToken cancel)
    {
        var found = await JuryRoom.FindAsync(db, challengeId, caller, cancel);
        return found.Failed || found.Value.IsTeam ? found : Error.NotFound();
    }

    /// <summary>Somebody who became an official after accepting a seat judges and decides nothing.</summary>
    public static bool IsInJury(JuryRoom room) => room.Jury?.Active(room.Caller.PersonId) is not null;
}
