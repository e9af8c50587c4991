using System.Threading.RateLimiting;

using Market.Hosting.Caching;

using StackExchange.Redis;

namespace Market.Gateway.Guards;

/// <summary>Counts an address's requests in Redis, so that all gateways together keep to one limit. While Redis is away nothing is refused.</summary>
internal sealed class RedisWindow(IConnectionMultiplexer redis, RedisReach reach, string key, int limit, TimeSpan window, TimeProvider time) : RateLimiter
{
    private static readonly RateLimitLease Allowed = new Lease(true, null);
    private long _lastUsed = time.GetTimestamp();

    /// <summary>Forgotten by the partitions when nobody came for a while.</summary>
    public override TimeSpan? IdleDuration => time.GetElapsedTime(_lastUsed);

    public override RateLimiterStatistics? GetStatistics() => null;

    /// <summary>The answer is in Redis, which is asked asynchronously.</summary>
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Lease(false, window);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancel)
    {
        _lastUsed = time.GetTimestamp();
        var (reached, lease) = await reach.TryAsync(CountAsync);
        return reached ? lease! : Allowed;
    }

    private async Task<RateLimitLease> CountAsync()
    {
        var database = redis.GetDatabase();
        var count = await database.StringIncrementAsync(key);
        if (count == 1)
            await database.KeyExpireAsync(key, window);
        return count <= limit ? Allowed : await RefuseAsync(database);
    }

    private async Task<RateLimitLease> RefuseAsync(IDatabase database)
    {
        var left = await database.KeyTimeToLiveAsync(key);
        // A count whose expiry was lost (a crash between the two commands) must not refuse for ever.
        if (left is null)
            await database.KeyExpireAsync(key, window);
        return new Lease(false, left ?? window);
    }

    private sealed class Lease(bool acquired, TimeSpan? retryAfter) : RateLimitLease
    {
        public override bool IsAcquired => acquired;

        public override IEnumerable<string> MetadataNames => retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = retryAfter;
            return retryAfter is not null && metadataName == MetadataName.RetryAfter.Name;
        }
    }
}
