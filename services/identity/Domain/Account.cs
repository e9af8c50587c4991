using Microsoft.AspNetCore.Identity;

namespace Market.Identity.Domain;

/// <summary>How a person proves who it is (ASP.NET Core Identity); has the id of its <see cref="Person"/>, and the mail address as user name.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public static Account With(Person person, string password, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer) =>
        WithHash(person, hasher.HashPassword(new Account(), password), normalizer);

    public static Account WithHash(Person person, string passwordHash, ILookupNormalizer normalizer) => new()
    {
        Id = person.Id,
        UserName = person.Email,
        NormalizedUserName = normalizer.NormalizeName(person.Email),
        PasswordHash = passwordHash,
        SecurityStamp = Guid.CreateVersion7().ToString("N"),
    };
}
