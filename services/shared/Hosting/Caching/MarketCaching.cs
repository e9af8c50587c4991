using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.DependencyInjection;

using StackExchange.Redis;

namespace Market.Hosting.Caching;

internal static class MarketCaching
{
    public static void AddMarketCache(this IServiceCollection services, MarketOptions market)
    {
        if (!market.IsRedis)
        {
            services.AddDistributedMemoryCache();
            return;
        }

        services.AddSingleton<RedisReach>();
        services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(Options(market)));
        services.AddSingleton<IDistributedCache>(provider => new SurvivingCache(
            new RedisCache(new RedisCacheOptions { ConnectionMultiplexerFactory = () => Task.FromResult(provider.GetRequiredService<IConnectionMultiplexer>()) }),
            provider.GetRequiredService<RedisReach>(), provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>A Redis that is away does not keep a process from starting, and nothing waits in line for it.</summary>
    private static ConfigurationOptions Options(MarketOptions market)
    {
        var options = ConfigurationOptions.Parse(market.Redis!);
        (options.AbortOnConnectFail, options.BacklogPolicy) = (false, BacklogPolicy.FailFast);
        return options;
    }
}
