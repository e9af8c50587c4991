using Microsoft.Extensions.DependencyInjection;

namespace Market.Hosting.Caching;

internal static class MarketCaching
{
    public static void AddMarketCache(this IServiceCollection services, MarketOptions market)
    {
        if (market.IsRedis)
            services.AddStackExchangeRedisCache(options => options.Configuration = market.Redis);
        else
            services.AddDistributedMemoryCache();
    }
}
