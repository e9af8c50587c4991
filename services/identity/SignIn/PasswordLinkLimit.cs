using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using Microsoft.Extensions.Caching.Distributed;

namespace Market.Identity.SignIn;

/// <summary>How many mails with a link one address gets, whoever asks for them and whether anybody has it.</summary>
internal sealed class PasswordLinkLimit(IDistributedCache cache, TimeProvider time)
{
    public const int Most = 3;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Counts one more; whether it may go.</summary>
    public async Task<bool> TakeAsync(string address, CancellationToken cancel)
    {
        var key = $"password-link:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(address)))}";
        var (count, since) = Read(await cache.GetStringAsync(key, cancel));
        await cache.SetStringAsync(key, string.Create(CultureInfo.InvariantCulture, $"{count + 1} {since.UtcTicks}"), new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = Window }, cancel);
        return count < Most;
    }

    private (int Count, DateTimeOffset Since) Read(string? value)
    {
        var now = time.GetUtcNow();
        if (value?.Split(' ') is not [var count, var since] || new DateTimeOffset(long.Parse(since, CultureInfo.InvariantCulture), TimeSpan.Zero) is var began && began + Window <= now)
            return (0, now);
        return (int.Parse(count, CultureInfo.InvariantCulture), began);
    }
}
