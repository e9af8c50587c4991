using Market.Solutions.Storage;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Market.Journeys.TwoWorlds;

/// <summary>Each request reads anew what the process would keep of juries: a secret is changed behind its back, and nothing may be left of the other world.</summary>
internal sealed class NothingKept : IServiceProviderFactory<IServiceCollection>
{
    public IServiceCollection CreateBuilder(IServiceCollection services)
    {
        services.RemoveAll<JuryShelf>();
        services.AddScoped<JuryShelf>();
        return services;
    }

    public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) => containerBuilder.BuildServiceProvider();
}
