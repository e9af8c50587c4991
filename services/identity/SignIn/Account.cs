using Market.Identity.Domain;

using Microsoft.AspNetCore.Identity;

namespace Market.Identity.SignIn;

/// <summary>How a person proves who it is (ASP.NET Core Identity); has the id of its <see cref="Person"/>, and the mail address as user name.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public static Account With(Person person, string password, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer) =>
        WithHash(person, hasher.HashPassword(new Account(), password), normalizer);

    public static Account WithHash(Person person, string passwordHash, ILookupNormalizer normalizer)
    {
        var account = Of(person);
        account.NormalizedUserName = normalizer.NormalizeName(account.UserName);
        account.PasswordHash = passwordHash;
        return account;
    }

    /// <summary>An account without a password: nobody can sign in to it yet.</summary>
    public static Account Of(Person person) => new() { Id = person.Id, UserName = person.Email, SecurityStamp = FreshStamp() };

    /// <summary>Takes the place of an account where nobody may notice that there is none.</summary>
    public static Account OfNobody() => new() { Id = Guid.CreateVersion7(), SecurityStamp = FreshStamp() };

    /// <summary>No session at the issuer counts any more from the caller's save on; refresh tokens are revoked apart.</summary>
    public void EndSessions()
    {
        SecurityStamp = FreshStamp();
        // Another change of the account that is under way would write the old stamp back.
        ConcurrencyStamp = FreshStamp();
    }

    private static string FreshStamp() => Guid.CreateVersion7().ToString("N");
}
