using System.Net;
using System.Text.RegularExpressions;

using Market.Contracts;
using Market.Journeys.Access;
using Market.Local;

namespace Market.Journeys.TwoWorlds.Crawling;

/// <summary>Addresses of pages: from the routes of the portal, and from the links and search forms of the pages themselves.</summary>
internal static partial class PageLinks
{
    /// <summary>What a link may not do for a crawler: sign out, or leave the market.</summary>
    private static readonly string[] Left = ["/bff/", "/account/", "/realms/", "/css/", "/js/", "/img/", "/health", "/openapi", "/api/"];

    private static readonly string[] Hints = ["email", "login_hint"];

    /// <summary>Pages that draw a secret of the reader's own, each time anew, and what is the same for everybody.</summary>
    private static readonly string[] Own = ["/security", "/authenticator", "/assets/"];

    /// <summary>Every route of the portal that is read, with the room's ids in it.</summary>
    public static IEnumerable<string> Routes(LocalMarket market, KnownRoom room) =>
        from endpoint in KnownEndpoints.Of(market)
        where endpoint.App == Apps.Portal && endpoint.Name.StartsWith("GET", StringComparison.Ordinal)
        let route = endpoint.Name[(endpoint.Name.IndexOf(' ', StringComparison.Ordinal) + 1)..]
        where IsOurs(route) && !route.Contains('*', StringComparison.Ordinal)
        from address in Filled(route, room)
        select address;

    /// <summary>Pages of the sign-in, told in their query who it would be.</summary>
    public static IEnumerable<string> SignIn(LocalMarket market, IReadOnlyList<string> words) =>
        from endpoint in KnownEndpoints.Of(market)
        where endpoint is { App: Apps.Identity, Door: "anyone" } && endpoint.Name.StartsWith("GET /account/", StringComparison.Ordinal)
        where !Own.Any(part => endpoint.Name.Contains(part, StringComparison.Ordinal))
        from hint in Hints
        from word in words
        select $"{endpoint.Name["GET ".Length..]}?{hint}={Uri.EscapeDataString(word)}";

    /// <summary>Where the page leads to.</summary>
    public static IEnumerable<string> In(string page) =>
        Link().Matches(page).Select(link => WebUtility.HtmlDecode(link.Groups["to"].Value).Split('#')[0]).Where(IsOurs).Distinct();

    /// <summary>What the page's forms would ask when a word is typed into one of their fields.</summary>
    public static IEnumerable<string> Asking(string address, string page, IReadOnlyList<string> words) =>
        from form in Form().Matches(page)
        from field in Field().Matches(form.Groups["inside"].Value).Select(field => field.Groups["name"].Value).Distinct()
        from word in words
        select $"{address.Split('?')[0]}?{field}={Uri.EscapeDataString(word)}";

    private static bool IsOurs(string address) => address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !Left.Any(left => address.StartsWith(left, StringComparison.Ordinal));

    private static IEnumerable<string> Filled(string route, KnownRoom room) =>
        Parameter().Matches(route).Aggregate((IEnumerable<string>)[route], (paths, parameter) =>
            paths.SelectMany(path => Values(parameter.Groups["name"].Value, route, room).Select(value => path.Replace(parameter.Value, value, StringComparison.Ordinal))).ToList());

    private static IEnumerable<string> Values(string name, string route, KnownRoom room) => name.ToLowerInvariant() switch
    {
        "slug" => [room.Slug],
        "alias" => room.Aliases,
        "documentid" => room.Documents.Select(id => id.ToString()),
        "fileid" => (route.StartsWith("/jury", StringComparison.Ordinal) ? room.OpenedFiles : room.Files).Select(id => id.ToString()),
        "name" => ["scores.csv", "ranking.csv"],
        "id" when route.Contains("oplossingen", StringComparison.Ordinal) => room.Solutions.Select(id => id.ToString()),
        _ => [$"{room.Id}"],
    };

    [GeneratedRegex("(?:href|src)=\"(?<to>/[^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("""<form[^>]*method="get"[^>]*>(?<inside>.*?)</form>""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex("<(?:input|select)[^>]*\\bname=\"(?<name>[^\"]+)\"")]
    private static partial Regex Field();

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Parameter();
}
