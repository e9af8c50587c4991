using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

using Market.Gateway.Pages;

using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;

namespace Market.Gateway.Guards;

/// <summary>How much one address may ask. Per account nothing is limited here: that would let anyone lock a rival out.</summary>
internal static class Limits
{
    public static void AddLimits(this IServiceCollection services, GatewayOptions gateway) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Of(context, gateway));
        options.OnRejected = RejectAsync;
    });

    /// <summary>Believes X-Forwarded-For and -Proto of the proxies in front, when there are any.</summary>
    public static void AddTrustedProxies(this IServiceCollection services, GatewayOptions gateway) => services.Configure<ForwardedHeadersOptions>(options =>
    {
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        options.ForwardedHeaders = gateway.TrustedProxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var network in gateway.TrustedProxies)
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
    });

    private static RateLimitPartition<string> Of(HttpContext context, GatewayOptions gateway)
    {
        var address = Address(context.Connection.RemoteIpAddress);
        if (IsSignIn(context.Request))
            return Bucket($"sign-in {address}", gateway.SignInsPerMinute, gateway.SignInsPerMinute, TimeSpan.FromMinutes(1));
        return IsSubmission(context.Request)
            ? Bucket($"submission {address}", gateway.SubmissionsPerSecond * 10, gateway.SubmissionsPerSecond, TimeSpan.FromSeconds(1))
            : Bucket($"general {address}", gateway.RequestsPerSecond * 10, gateway.RequestsPerSecond, TimeSpan.FromSeconds(1));
    }

    private static RateLimitPartition<string> Bucket(string key, int burst, int tokens, TimeSpan period) => tokens == 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = period,
            QueueLimit = 0,
            AutoReplenishment = true,
        });

    private static bool IsSignIn(HttpRequest request) =>
        request.Path == "/bff/login" || (HttpMethods.IsPost(request.Method) && (request.Path.StartsWithSegments("/account") || request.Path.StartsWithSegments("/realms")));

    private static bool IsSubmission(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && (request.Path.Value!.EndsWith("/submission", StringComparison.OrdinalIgnoreCase) || request.Path.Value.EndsWith("/indienen", StringComparison.OrdinalIgnoreCase));

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
