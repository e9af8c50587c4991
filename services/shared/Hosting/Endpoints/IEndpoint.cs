using System.Reflection;

using Microsoft.AspNetCore.Routing;

namespace Market.Hosting.Endpoints;

/// <summary>One thing a person or system can ask a service to do, at one route.</summary>
public interface IEndpoint
{
    static abstract void Map(IEndpointRouteBuilder routes);
}

public static class EndpointMapping
{
    /// <summary>Maps every <see cref="IEndpoint"/> of the assembly, in the same order on every machine, because the OpenAPI document shows it.</summary>
    public static void MapEndpointsOf(this IEndpointRouteBuilder routes, Assembly assembly)
    {
        var endpoints = assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IEndpoint)));
        foreach (var type in endpoints.OrderBy(type => type.FullName, StringComparer.Ordinal))
            type.GetMethod(nameof(IEndpoint.Map), BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [routes]);
    }
}
