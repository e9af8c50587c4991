using Market.Kernel;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>
/// A jury is one aggregate that several people change at the same moment: two jurors lock their last sheet, and one of them must
/// notice that this completes the scoring. Nobody should have to press a button twice for that.
/// </summary>
internal static class Turns
{
    private const int Attempts = 8;

    /// <summary>Does <paramref name="work"/> (load, decide, save) again from the start when somebody else was faster.</summary>
    public static async Task<Result> InTurnAsync(this SolutionsDb db, Func<Task<Result>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
