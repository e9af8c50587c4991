using System.Security.Cryptography;

using Microsoft.AspNetCore.DataProtection;

namespace Market.Identity.SecondFactors;

/// <summary>Makes the secrets of authenticator apps, and keeps them unreadable in the database and in forms.</summary>
internal sealed class AuthenticatorSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _stored = protection.CreateProtector("market.authenticator");
    private readonly IDataProtector _offered = protection.CreateProtector("market.authenticator-offer");

    public static byte[] Fresh() => RandomNumberGenerator.GetBytes(TimeCode.SecretBytes);

    public Authenticator For(Guid account, byte[] secret, DateTimeOffset now) => new() { Id = account, Secret = _stored.Protect(secret), Since = now };

    public byte[] Read(Authenticator authenticator) => _stored.Unprotect(authenticator.Secret);

    /// <summary>A secret that is not confirmed yet, for a field of the form: it belongs to this account only.</summary>
    public string Offer(Guid account, byte[] secret) => Convert.ToBase64String(_offered.Protect([.. account.ToByteArray(), .. secret]));

    /// <returns>Null for what was not offered to this account.</returns>
    public byte[]? TakeOffer(Guid account, string offer)
    {
        try
        {
            var bytes = _offered.Unprotect(Convert.FromBase64String(offer));
            return bytes.AsSpan(0, 16).SequenceEqual(account.ToByteArray()) ? bytes[16..] : null;
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
