using Market.Identity.SignIn;
using Market.Identity.Storage;

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Market.Identity.SecondFactors;

/// <summary>Looks at what a browser answered to a question for a passkey.</summary>
internal sealed class PasskeyCheck(SignInManager<Account> passkeys, UserManager<Account> accounts, IdentityDb db)
{
    /// <summary>The passkey that was made for the account; null when the answer proves nothing.</summary>
    public async Task<UserPasskeyInfo?> MadeAsync(Account account, string credential)
    {
        var made = await OrNullAsync(() => passkeys.PerformPasskeyAttestationAsync(credential));
        return made is { Succeeded: true, UserEntity: { } entity, Passkey: { } passkey } && entity.Id == account.Id.ToString() ? passkey : null;
    }

    /// <summary>Whose passkey was shown; null when the answer proves nothing, or the owner may not sign in.</summary>
    public async Task<Account?> OwnerAsync(string credential, CancellationToken cancel)
    {
        var shown = await OrNullAsync(() => passkeys.PerformPasskeyAssertionAsync(credential));
        if (shown is not { Succeeded: true, User: { } owner, Passkey: { } passkey } || !await db.People.AnyAsync(person => person.Id == owner.Id && person.Active, cancel))
            return null;
        // Keeps the counter by which a copied key is noticed; where it cannot be kept, nothing is proved.
        return (await accounts.AddOrUpdatePasskeyAsync(owner, passkey)).Succeeded ? owner : null;
    }

    /// <summary>Identity throws when it put no question, or the answer is no answer at all; that proves as little as a wrong one.</summary>
    private static async Task<T?> OrNullAsync<T>(Func<Task<T>> look) where T : class
    {
        try
        {
            return await look();
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or PasskeyException)
        {
            return null;
        }
    }
}
