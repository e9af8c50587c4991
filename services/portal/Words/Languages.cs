using Market.Kernel;
using Market.Portal.Web;

namespace Market.Portal.Words;

/// <summary>Which language a visitor reads: what was chosen here, else the person's own, else the browser's, else Dutch.</summary>
internal static class Languages
{
    public const string Cookie = "market.lang";
    private const string Default = "nl";

    public static string Of(HttpContext? http)
    {
        if (http is null)
            return Default;
        string?[] wishes = [http.Request.Cookies[Cookie], http.User.FindFirst("locale")?.Value, .. Accepted(http)];
        return wishes.Select(Known).FirstOrDefault(language => language is not null) ?? Default;
    }

    public static void Remember(HttpContext http, string language)
    {
        if (Known(language) is { } known)
            http.Response.Cookies.Append(Cookie, known, new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true, Secure = http.IsSecureSite() });
    }

    private static IEnumerable<string?> Accepted(HttpContext http) =>
        http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(value => value.Quality ?? 1).Select(value => value.Value.Value);

    private static string? Known(string? wish) =>
        wish is { Length: >= 2 } && (wish.Length == 2 || wish[2] is '-' or '_') ? LocalizedText.Languages.FirstOrDefault(language => wish.StartsWith(language, StringComparison.OrdinalIgnoreCase)) : null;
}
