using System.Security.Cryptography;
using System.Text;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Caching.Distributed;

namespace Market.Gateway.Session;

/// <summary>
/// Signing out at the issuer takes the identity token as a hint, on a way that leads through the browser. When the issuer is
/// behind this gateway the browser carries only a number, used once, and the gateway puts the token in its place.
/// </summary>
internal sealed class LogoutHints(IDistributedCache cache, IDataProtectionProvider protection)
{
    public const string Parameter = "id_token_hint";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);
    private readonly IDataProtector _protector = protection.CreateProtector("Market.Gateway.LogoutHint");

    public async Task<string> KeepAsync(string token)
    {
        var number = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        await cache.SetAsync(Place(number), _protector.Protect(Encoding.UTF8.GetBytes(token)), new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = Lifetime });
        return number;
    }

    /// <summary>The token that the number stands for; null when it was used, is too old, or never was one.</summary>
    public async Task<string?> TakeAsync(string number)
    {
        if (await cache.GetAsync(Place(number)) is not { } kept)
            return null;
        await cache.RemoveAsync(Place(number));
        return Encoding.UTF8.GetString(_protector.Unprotect(kept));
    }

    private static string Place(string number) => $"market:logout-hint:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(number)))}";
}
