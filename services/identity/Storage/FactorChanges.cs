using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Storage;

internal static class FactorChanges
{
    /// <summary>The person hears that a second factor changed; goes out with the caller's save.</summary>
    public static async Task ChangeFactorsAsync(this IdentityDb db, Guid person, string change, CancellationToken cancel) =>
        (await db.People.SingleAsync(row => row.Id == person, cancel)).ChangeFactors(change);
}
