using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using Microsoft.Extensions.Caching.Distributed;

namespace Market.Identity.SignIn;

/// <summary>
/// Makes guessing slow without locking anybody out: who fails waits longer each time, and the wait belongs to the account together
/// with where the attempts come from. Ten thousand failures elsewhere cost the owner of the account nothing.
/// </summary>
internal sealed class SignInThrottle(IDistributedCache cache, TimeProvider time)
{
    private static readonly Limit PerAccount = new(Free: 5, Longest: TimeSpan.FromMinutes(1));

    /// <summary>All accounts from one address; higher, because whole offices share one.</summary>
    private static readonly Limit PerSource = new(Free: 100, Longest: TimeSpan.FromSeconds(10));

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(30);

    /// <summary>How long to wait before the next attempt is looked at; zero when it may be now.</summary>
    /// <param name="source">A device that signed in to this account before, else the network address.</param>
    public async Task<TimeSpan> WaitAsync(string account, string source, CancellationToken cancel)
    {
        var pair = await ReadAsync(Key(account, source), PerAccount, cancel);
        var all = await ReadAsync(Key("*", source), PerSource, cancel);
        return pair.Wait > all.Wait ? pair.Wait : all.Wait;
    }

    public async Task FailedAsync(string account, string source, CancellationToken cancel)
    {
        await AddAsync(Key(account, source), PerAccount, cancel);
        await AddAsync(Key("*", source), PerSource, cancel);
    }

    public Task SucceededAsync(string account, string source, CancellationToken cancel) => cache.RemoveAsync(Key(account, source), cancel);

    private async Task AddAsync(string key, Limit limit, CancellationToken cancel)
    {
        var (count, _) = await ReadAsync(key, limit, cancel);
        var value = string.Create(CultureInfo.InvariantCulture, $"{count + 1} {time.GetUtcNow().UtcTicks}");
        await cache.SetStringAsync(key, value, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = Memory }, cancel);
    }

    private async Task<(int Count, TimeSpan Wait)> ReadAsync(string key, Limit limit, CancellationToken cancel)
    {
        if (await cache.GetStringAsync(key, cancel) is not { } value)
            return (0, TimeSpan.Zero);
        var parts = value.Split(' ');
        var count = int.Parse(parts[0], CultureInfo.InvariantCulture);
        var last = new DateTimeOffset(long.Parse(parts[1], CultureInfo.InvariantCulture), TimeSpan.Zero);
        var wait = last + limit.Delay(count) - time.GetUtcNow();
        return (count, wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }

    /// <summary>Neither addresses of people nor of networks stand readable in the cache.</summary>
    private static string Key(string account, string source) =>
        $"sign-in:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{account}\n{source}")))}";

    private sealed record Limit(int Free, TimeSpan Longest)
    {
        public TimeSpan Delay(int failures) => failures < Free
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures - Free), Longest.TotalSeconds));
    }
}
