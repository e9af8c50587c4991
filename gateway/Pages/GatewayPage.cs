using System.Net;
using System.Reflection;

using Market.Hosting;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Microsoft.Net.Http.Headers;

namespace Market.Gateway.Pages;

/// <summary>The gateway's own answers: a problem for programs, a small page that needs no other service for people.</summary>
internal static class GatewayPage
{
    public const string StylePath = "/bff/page.css";
    private const int RetrySeconds = 5;
    private const int FullRetrySeconds = 60;
    private static readonly string Css = Read("page.css");
    private static readonly string Html = Read("page.html");

    public static IResult Style(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Text(Css, "text/css; charset=utf-8");
    }

    public static Task NotFound(HttpContext context) => WriteAsync(context, StatusCodes.Status404NotFound, "not-found");

    public static Task UnavailableAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = $"{RetrySeconds}";
        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "service-unavailable");
    }

    public static Task FullAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = $"{FullRetrySeconds}";
        return WriteAsync(context, StatusCodes.Status507InsufficientStorage, "storage-full");
    }

    /// <summary>A page that can be asked for again asks by itself, so that who waits for the market to start need not press anything.</summary>
    private static string Reload(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable && HttpMethods.IsGet(context.Request.Method)
            ? $"<meta http-equiv=\"refresh\" content=\"{RetrySeconds}\">"
            : "";

    /// <summary>Answers with the code as a problem, or with its wording (see <see cref="GatewayTexts"/>) as a page.</summary>
    public static Task WriteAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = null;
        context.Response.Headers.CacheControl = "no-store";
        if (!IsForPerson(context.Request))
        {
            var error = new Error(ErrorKind.Invalid, code);
            return context.Response.WriteAsJsonAsync(Problems.Details(status, [error]), MarketJson.Options, "application/problem+json", context.RequestAborted);
        }

        var language = LanguageOf(context);
        var text = GatewayTexts.For(code, language);
        // Forms post to their own page.
        if (status == StatusCodes.Status413PayloadTooLarge)
            text = text with { Link = context.Request.PathBase + context.Request.Path.ToUriComponent() };
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.Vary = "Accept-Language, Cookie";
        return context.Response.WriteAsync(Fill(language, text, Reload(context)), context.RequestAborted);
    }

    /// <summary>The language the person chose, else the browser's first that we have, else Dutch.</summary>
    public static string LanguageOf(HttpContext context)
    {
        // ASP.NET's culture cookie reads c=nl|uic=nl; a bare code is taken too.
        var chosen = context.Request.Cookies["market.lang"] ?? "";
        var wanted = (chosen.Split('|').Last().Split('=').Last(), context.Request.GetTypedHeaders().AcceptLanguage);
        return LocalizedText.Languages.FirstOrDefault(language => wanted.Item1.StartsWith(language, StringComparison.Ordinal))
            ?? wanted.AcceptLanguage.OrderByDescending(accepted => accepted.Quality ?? 1)
                .Select(accepted => LocalizedText.Languages.FirstOrDefault(language => accepted.Value.StartsWith(language, StringComparison.OrdinalIgnoreCase)))
                .FirstOrDefault(language => language is not null)
            ?? "nl";
    }

    /// <summary>Whether a browser asks on behalf of somebody who reads.</summary>
    public static bool IsForPerson(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/openapi")
        && request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static string Fill(string language, GatewayText text, string reload) => Html
        .Replace("{language}", language, StringComparison.Ordinal)
        .Replace("{reload}", reload, StringComparison.Ordinal)
        .Replace("{title}", WebUtility.HtmlEncode(text.Title), StringComparison.Ordinal)
        .Replace("{text}", WebUtility.HtmlEncode(text.Body), StringComparison.Ordinal)
        .Replace("{action}", text.PostTo is null
            ? $"<a class=\"action\" href=\"{WebUtility.HtmlEncode(text.Link)}\">{WebUtility.HtmlEncode(text.Action)}</a>"
            : $"<form method=\"post\" action=\"{text.PostTo}\"><button class=\"action\">{WebUtility.HtmlEncode(text.Action)}</button></form>", StringComparison.Ordinal);

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
