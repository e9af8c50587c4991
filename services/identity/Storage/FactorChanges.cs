using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Storage;

internal static class FactorChanges
{
    /// <summary>The person hears that a second factor changed; goes out with the caller's save.</summary>
    public static async Task ChangeFactorsAsync(this IdentityDb db, Guid person, string change, CancellationToken cancel) =>
        (await db.People.SingleAsync(row => row.Id == person, cancel)).ChangeFactors(change);

    /// <summary>Everything by which the person can show a second factor.</summary>
    public static async Task<IReadOnlyList<object>> FactorsAsync(this IdentityDb db, Guid person, CancellationToken cancel) =>
    [
        .. await db.Authenticators.Where(row => row.Id == person).ToListAsync(cancel),
        .. await db.RecoveryCodes.Where(row => row.AccountId == person).ToListAsync(cancel),
        .. await db.Passkeys.Where(row => row.UserId == person).ToListAsync(cancel),
    ];
}
