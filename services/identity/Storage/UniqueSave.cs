using Market.Kernel;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Storage;

internal static class UniqueSave
{
    /// <summary>Saves; when somebody else took the same mail address or KBO number between check and save, says that things changed.</summary>
    public static async Task<Result> SaveUniqueAsync(this IdentityDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return Result.Done;
        }
        catch (DbUpdateException error) when (error is not DbUpdateConcurrencyException)
        {
            return Error.Conflict("changed-meanwhile");
        }
    }
}
