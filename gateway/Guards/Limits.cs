using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

using Market.Gateway.Pages;
using Market.Gateway.Session;
using Market.Hosting;
using Market.Hosting.Caching;

using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;

using StackExchange.Redis;

namespace Market.Gateway.Guards;

/// <summary>
/// How much one address may ask. By account is counted only what proves to come from its owner (see <see cref="OwnLane"/>): otherwise anyone could lock a
/// rival out.
/// </summary>
internal static class Limits
{
    /// <summary>Seconds' worth of requests that may come at once: a page brings its assets with it.</summary>
    private const int Burst = 10;

    /// <summary>Each gateway counts for itself, or all count together in Redis when the cache is there.</summary>
    public static void AddLimits(this IServiceCollection services, GatewayOptions gateway, MarketOptions market)
    {
        services.AddRateLimiter(options => options.OnRejected = RejectAsync);
        services.AddOptions<RateLimiterOptions>().Configure<IServiceProvider>((options, provider) =>
        {
            var buckets = market.IsRedis ? InRedis(provider) : InMemory;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Of(context, gateway, buckets));
        });
    }

    /// <summary>Believes X-Forwarded-For and -Proto of the proxies in front, when there are any.</summary>
    public static void AddTrustedProxies(this IServiceCollection services, GatewayOptions gateway) => services.Configure<ForwardedHeadersOptions>(options =>
    {
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        options.ForwardedHeaders = gateway.TrustedProxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var network in gateway.TrustedProxies)
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
    });

    private static RateLimitPartition<string> Of(HttpContext context, GatewayOptions gateway, Func<Bucket, RateLimitPartition<string>> partition)
    {
        var address = Address(context.Connection.RemoteIpAddress);
        var bucket = IsSignIn(context.Request) ? new Bucket($"sign-in {address}", gateway.SignInsPerMinute, TimeSpan.FromMinutes(1))
            : OwnLane.IsAboutSubmission(context.Request) ? new Bucket($"submission {OwnLane.Of(context) ?? address}", gateway.SubmissionsPerSecond * Burst, TimeSpan.FromSeconds(Burst))
            : new Bucket($"general {address}", gateway.RequestsPerSecond * Burst, TimeSpan.FromSeconds(Burst));
        return bucket.Size == 0 ? RateLimitPartition.GetNoLimiter(bucket.Key) : partition(bucket);
    }

    private static RateLimitPartition<string> InMemory(Bucket bucket) => RateLimitPartition.GetTokenBucketLimiter(bucket.Key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = bucket.Size,
        TokensPerPeriod = Math.Max(1, (int)(bucket.Size / bucket.Refill.TotalSeconds)),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, bucket.Refill.TotalSeconds / bucket.Size)),
        QueueLimit = 0,
        AutoReplenishment = true,
    });

    private static Func<Bucket, RateLimitPartition<string>> InRedis(IServiceProvider provider)
    {
        var (redis, reach, time) = (provider.GetRequiredService<IConnectionMultiplexer>(), provider.GetRequiredService<RedisReach>(), provider.GetRequiredService<TimeProvider>());
        return bucket => RateLimitPartition.Get(bucket.Key, key => new RedisWindow(redis, reach, $"market:limit:{key}", bucket.Size, bucket.Refill, time));
    }

    /// <param name="Size">Requests at once.</param>
    /// <param name="Refill">How long an empty bucket takes to be full again.</param>
    private sealed record Bucket(string Key, int Size, TimeSpan Refill);

    private static bool IsSignIn(HttpRequest request) =>
        request.Path == "/bff/login" || request.Path == SessionEndpoints.StepUpPath || (HttpMethods.IsPost(request.Method) && (request.Path.StartsWithSegments("/account") || request.Path.StartsWithSegments("/realms")));

    /// <summary>A household or office has a whole /64 of IPv6 addresses.</summary>
    private static string Address(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes(), 0, 8) : address.ToString();
    }

    private static async ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancel)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        context.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        await GatewayPage.WriteAsync(context.HttpContext, StatusCodes.Status429TooManyRequests, "too-many-requests");
    }
}
