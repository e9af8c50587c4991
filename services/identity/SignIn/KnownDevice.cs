using System.Security.Cryptography;
using System.Text;

using Market.Hosting;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Market.Identity.SignIn;

/// <summary>
/// Remembers in a protected cookie which accounts a browser signed in to. Attempts from it are counted apart from those of strangers
/// behind the same network address, so that a colleague or guest network cannot make the owner wait.
/// </summary>
internal sealed class KnownDevice(IDataProtectionProvider protection, IOptions<MarketOptions> market)
{
    private const string Cookie = AccountsSetup.CookieName + ".device";
    private const int MostAccounts = 10;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);
    private readonly IDataProtector _protector = protection.CreateProtector("market.known-device");

    /// <summary>Where an attempt comes from, for the throttle.</summary>
    /// <param name="strangers">As what all unknown devices count together; null: each by its network address.</param>
    public string SourceOf(HttpContext context, string account, string? strangers = null)
    {
        var (device, accounts) = Read(context);
        return accounts.Contains(Mark(account)) ? $"device {device}" : strangers ?? $"address {context.Connection.RemoteIpAddress}";
    }

    public void Remember(HttpContext context, string account)
    {
        var (device, accounts) = Read(context);
        var kept = accounts.Where(known => known != Mark(account)).TakeLast(MostAccounts - 1).Append(Mark(account));
        context.Response.Cookies.Append(Cookie, _protector.Protect($"{device} {string.Join(' ', kept)}"), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = market.Value.PublicUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase),
            Path = "/account",
            MaxAge = Lifetime,
            IsEssential = true,
        });
    }

    private (string Device, IReadOnlyList<string> Accounts) Read(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { Length: > 0 } value)
        {
            try
            {
                var parts = _protector.Unprotect(value).Split(' ');
                return (parts[0], parts[1..]);
            }
            catch (CryptographicException)
            {
                // Not ours, or of another installation: a stranger.
            }
        }

        return (Convert.ToHexString(RandomNumberGenerator.GetBytes(16)), []);
    }

    private static string Mark(string account) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(account))[..12]);
}
