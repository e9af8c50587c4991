using Market.Kernel;

using Microsoft.AspNetCore.WebUtilities;

namespace Market.Identity.Pages;

/// <summary>The language of a page: chosen by link, else by the cookie of the whole site, the signed-in person's own, the client's <c>ui_locales</c>, the browser; Dutch at last.</summary>
internal static class PageLanguage
{
    /// <summary>Shared with the portal.</summary>
    public const string Cookie = "market.lang";

    private static readonly object ReaderKey = new();

    public static PageTexts Texts(this HttpContext context) => PageTexts.In(Of(context));

    /// <summary>Whoever asked is somebody whose own language is known.</summary>
    public static void ReadBy(HttpContext context, string? language) => context.Items[ReaderKey] = language;

    public static string Of(HttpContext context)
    {
        if (Known(context.Request.Query["lang"]) is { } chosen)
        {
            Remember(context, chosen);
            return chosen;
        }

        // A refused form comes back in the language in which it was filled in.
        if (context.Request.HasFormContentType && Known(context.Request.Form["lang"]) is { } filledIn)
            return filledIn;
        var returnUrl = context.Request.Query["returnUrl"].ToString();
        var inner = returnUrl.Contains('?', StringComparison.Ordinal) ? QueryHelpers.ParseQuery(returnUrl[returnUrl.IndexOf('?', StringComparison.Ordinal)..]) : [];
        return Known(context.Request.Cookies[Cookie])
            ?? Known(context.Items[ReaderKey] as string)
            ?? FirstOf(context.Request.Query["ui_locales"].ToString().Split(' '))
            ?? FirstOf(inner.GetValueOrDefault("ui_locales").ToString().Split(' '))
            ?? FirstOf(context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(accepted => accepted.Quality ?? 1).Select(accepted => accepted.Value.ToString()))
            ?? "nl";
    }

    private static void Remember(HttpContext context, string language) => context.Response.Cookies.Append(Cookie, language, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = TimeSpan.FromDays(365),
        Path = "/",
        IsEssential = true,
    });

    private static string? FirstOf(IEnumerable<string> tags) => tags.Select(tag => Known(tag.Split('-')[0])).FirstOrDefault(known => known is not null);

    private static string? Known(string? language) => LocalizedText.Languages.Contains(language) ? language : null;
}
