using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using Microsoft.AspNetCore.DataProtection;

namespace Market.Identity.SignIn;

/// <summary>
/// Tokens of the links by which people choose another password. As those of ASP.NET Core Identity they are bound to the security stamp, so that one that was
/// used is worth nothing; those know the system's clock only.
/// </summary>
internal sealed class PasswordTickets(IDataProtectionProvider protection, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private readonly IDataProtector _protector = protection.CreateProtector("market.password-link");

    /// <summary>Good for <see cref="Lifetime"/>, once, for this account only.</summary>
    public (string Token, DateTimeOffset ExpiresAt) For(Account account)
    {
        var until = time.GetUtcNow() + Lifetime;
        return (_protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{account.Id:N} {until.ToUnixTimeSeconds()} {Mark(account)}")), until);
    }

    /// <summary>Whose account a token is for; null when it is not ours, or over.</summary>
    public PasswordTicket? Read(string? token)
    {
        try
        {
            var parts = _protector.Unprotect(token ?? "").Split(' ');
            var until = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture));
            return time.GetUtcNow() < until ? new PasswordTicket(Guid.Parse(parts[0]), parts[2]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether nothing about the account's sign-in changed since the ticket was made.</summary>
    public static bool Fits(PasswordTicket ticket, Account account) => ticket.Mark == Mark(account);

    private static string Mark(Account account) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(account.SecurityStamp!)));
}

/// <param name="Mark">Of the security stamp that the account had.</param>
internal sealed record PasswordTicket(Guid PersonId, string Mark);
