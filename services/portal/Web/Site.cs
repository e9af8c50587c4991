using Market.Hosting;

using Microsoft.Extensions.Options;

namespace Market.Portal.Web;

internal static class Site
{
    /// <summary>The public origin as browsers see it; the request itself only knows the gateway's side.</summary>
    public static string PublicUrl(this HttpContext context) => context.RequestServices.GetRequiredService<IOptions<MarketOptions>>().Value.PublicUrl;

    public static bool IsSecureSite(this HttpContext context) => context.PublicUrl().StartsWith("https:", StringComparison.Ordinal);
}
