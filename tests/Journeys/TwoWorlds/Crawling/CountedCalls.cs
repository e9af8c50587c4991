using Market.Journeys.Access.Asking;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.TwoWorlds.Crawling;

/// <summary>The portal's calls for a page count as that page's, and leave nothing behind.</summary>
internal sealed class CountedCalls(IHttpContextAccessor accessor) : DelegatingHandler
{
    public static void Add(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddTransient<CountedCalls>();
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler<CountedCalls>());
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var header in new[] { Rehearsal.CountHeader, Rehearsal.Header })
        {
            if (accessor.HttpContext?.Request.Headers.TryGetValue(header, out var value) == true)
                request.Headers.TryAddWithoutValidation(header, value.ToString());
        }

        return base.SendAsync(request, cancellationToken);
    }
}
