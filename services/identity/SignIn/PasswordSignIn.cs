using Market.Identity.Domain;
using Market.Identity.Storage;
using Market.Kernel;

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Market.Identity.SignIn;

/// <summary>Checks mail address and password.</summary>
internal sealed class PasswordSignIn(IdentityDb db, UserManager<Account> accounts, IPasswordHasher<Account> hasher)
{
    private static string? _nobodysHash;

    /// <summary>
    /// The account when the password is right and the person may sign in; else null. Takes as long for an unknown address as for
    /// a wrong password, so that neither answer nor time tells who has an account.
    /// </summary>
    public async Task<Account?> CheckAsync(string email, string password, CancellationToken cancel)
    {
        var account = EmailAddress.Normalize(email) is { } address ? await accounts.FindByNameAsync(address) : null;
        if (password.Length > PasswordRules.Longest)
            return null;
        if (account?.PasswordHash is null)
        {
            hasher.VerifyHashedPassword(new Account(), _nobodysHash ??= hasher.HashPassword(new Account(), "nobody"), password);
            return null;
        }

        var right = await accounts.CheckPasswordAsync(account, password);
        var active = await db.People.AnyAsync(person => person.Id == account.Id && person.Active, cancel);
        return right && active ? account : null;
    }

    /// <summary>Gives the account another password, of which its person hears; refused when the account was changed meanwhile.</summary>
    public async Task<Result> ReplaceAsync(Account account, string password)
    {
        db.Say(new PasswordWasChanged(account.Id));
        account.PasswordHash = hasher.HashPassword(account, password);
        return (await accounts.UpdateAsync(account)).Kept();
    }
}
